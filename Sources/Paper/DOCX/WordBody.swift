/// Writes blocks as WordprocessingML and collects the pictures they need.
struct WordBody {
  /// The width of the text, in points.
  let width: Double
  private(set) var pictures: [[UInt8]] = []
  private(set) var numberedLists = 0

  init(width: Double) { self.width = width }

  mutating func document(of paper: Paper, side: Double) -> String {
    var xml = XMLWriter()
    var body = self
    xml.element(
      "w:document",
      [
        "xmlns:w": WordNames.main, "xmlns:r": WordNames.relations, "xmlns:wp": WordNames.drawing,
        "xmlns:a": WordNames.graphics, "xmlns:pic": WordNames.picture,
      ]
    ) { xml in
      xml.element("w:body") { xml in
        for block in paper.blocks { body.write(block, into: &xml) }
        Self.section(of: paper, side: side, into: &xml)
      }
    }
    self = body
    return xml.text
  }

  mutating func write(_ block: Block, into xml: inout XMLWriter) {
    switch block {
    case .title(let text): Self.paragraph(Words(text), style: "Title", into: &xml)
    case .heading(let text, let level): Self.paragraph(Words(text), style: "Heading\(level.rawValue)", into: &xml)
    case .paragraph(let words): Self.paragraph(words, into: &xml)
    case .smallPrint(let words): Self.paragraph(words, style: "SmallPrint", into: &xml)
    case .pairs(let pairs, let columns): write(pairs, columns: columns, into: &xml)
    case .table(let table): write(table, into: &xml)
    case .list(let items, let numbered): write(items, numbered: numbered, into: &xml)
    case .checks(let checks, let columns): write(checks, columns: columns, into: &xml)
    case .writeIn(let label, let lines): writeIn(label, lines: lines, into: &xml)
    case .signature(let fields): write(fields, into: &xml)
    case .code(let code): write(code, into: &xml)
    case .picture(let picture): write(picture, into: &xml)
    case .together(let blocks): for block in blocks { write(block, into: &xml) }
    case .pageBreak: xml.element("w:p") { $0.element("w:r") { $0.element("w:br", ["w:type": "page"]) } }
    }
  }

  /// Keeps the bytes of a picture and gives its number, from 1.
  mutating func add(picture png: [UInt8]) -> Int {
    pictures.append(png)
    return pictures.count
  }

  /// A paragraph; `more` writes what follows its words, such as a tab with a leader.
  static func paragraph(
    _ words: Words, style: String = "Normal", properties: (inout XMLWriter) -> Void = { _ in },
    into xml: inout XMLWriter,
    more: (inout XMLWriter) -> Void = { _ in }
  ) {
    xml.element("w:p") { xml in
      xml.element("w:pPr") { xml in
        xml.element("w:pStyle", ["w:val": style])
        properties(&xml)
      }
      run(words, into: &xml)
      more(&xml)
    }
  }

  static func run(_ words: Words, into xml: inout XMLWriter) {
    for run in words.runs where !run.text.isEmpty {
      xml.element("w:r") { xml in
        if run.isBold { xml.element("w:rPr") { $0.element("w:b") } }
        for (index, line) in run.text.printable.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          if index > 0 { xml.element("w:br") }
          xml.element("w:t", ["xml:space": "preserve"]) { $0.words(String(line)) }
        }
      }
    }
  }

  static func tab(into xml: inout XMLWriter) { xml.element("w:r") { $0.element("w:tab") } }

  private mutating func write(_ items: [Words], numbered: Bool, into xml: inout XMLWriter) {
    if numbered { numberedLists += 1 }
    let number = numbered ? numberedLists + 1 : 1
    for item in items {
      Self.paragraph(
        item,
        properties: { xml in
          xml.element("w:numPr") { xml in
            xml.element("w:ilvl", ["w:val": "0"])
            xml.element("w:numId", ["w:val": String(number)])
          }
        }, into: &xml)
    }
  }

  private static func section(of paper: Paper, side: Double, into xml: inout XMLWriter) {
    xml.element("w:sectPr") { xml in
      xml.element("w:headerReference", ["w:type": "default", "r:id": "header"])
      xml.element("w:footerReference", ["w:type": "default", "r:id": "footer"])
      xml.element("w:pgSz", ["w:w": WordNames.twips(paper.size.width), "w:h": WordNames.twips(paper.size.height)])
      let side = WordNames.twips(side)
      xml.element(
        "w:pgMar",
        [
          "w:top": "1320", "w:right": side, "w:bottom": "1160", "w:left": side, "w:header": "720", "w:footer": "640",
          "w:gutter": "0",
        ])
    }
  }
}
