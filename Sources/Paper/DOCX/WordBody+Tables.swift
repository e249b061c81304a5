extension WordBody {
  /// What stands in one cell of a Word table.
  struct Cell {
    var words: Words
    var style = "Normal"
    var atRight = false
    /// A line beneath to write on.
    var isLine = false
  }

  func write(_ table: Table, into xml: inout XMLWriter) {
    guard !table.columns.isEmpty else { return }
    func cells(_ words: [Words], style: String = "Normal") -> [Cell] {
      table.columns.enumerated().map { index, column in
        Cell(words: index < words.count ? words[index] : "", style: style, atRight: column.isNumeric)
      }
    }
    grid(table.columns.map(\.share), hasRules: true, into: &xml) { xml, widths in
      let head = cells(table.columns.map { Words($0.title) }, style: "TableHead")
      Self.row(head, widths: widths, isHead: true, into: &xml)
      for row in table.rows { Self.row(cells(row), widths: widths, into: &xml) }
      if let total = table.total { Self.row(cells(total.map { .bold($0.plain) }), widths: widths, into: &xml) }
    }
  }

  func write(_ pairs: [Pair], columns: Int, into xml: inout XMLWriter) {
    let columns = max(1, columns)
    guard !pairs.isEmpty else { return }
    let pair: [Double] = columns == 1 ? [112, width - 112, 0] : [0.28, 0.67, 0.05]
    let shares = (0..<columns).flatMap { _ in pair }
    grid(shares, into: &xml) { xml, widths in
      for start in stride(from: 0, to: pairs.count, by: columns) {
        let cells = (start..<start + columns).flatMap { index -> [Cell] in
          guard index < pairs.count else { return [Cell(words: ""), Cell(words: ""), Cell(words: "")] }
          let pair = pairs[index]
          return [
            Cell(words: Words(pair.label), style: "Label"), Cell(words: pair.value ?? "", isLine: pair.value == nil),
            Cell(words: ""),
          ]
        }
        Self.row(cells, widths: widths, into: &xml)
      }
    }
  }

  func write(_ checks: [Check], columns: Int, into xml: inout XMLWriter) {
    let columns = max(1, columns)
    guard !checks.isEmpty else { return }
    grid(Array(repeating: 1, count: columns), into: &xml) { xml, widths in
      for start in stride(from: 0, to: checks.count, by: columns) {
        let cells = (start..<start + columns).map { index -> Cell in
          guard index < checks.count else { return Cell(words: "") }
          let check = checks[index]
          let box: Words = check.isTicked ? "☒  " : "☐  "
          return Cell(words: box + check.words + (check.hasLine ? " ______________________" : ""))
        }
        Self.row(cells, widths: widths, into: &xml)
      }
    }
  }

  func write(_ fields: [SignatureField], into xml: inout XMLWriter) {
    guard !fields.isEmpty else { return }
    let gap = 0.04 * fields.reduce(0) { $0 + $1.share }
    grid(fields.flatMap { [$0.share, gap] }, into: &xml) { xml, widths in
      let lines = fields.flatMap { [Cell(words: Words($0.value), isLine: true), Cell(words: "")] }
      let labels = fields.flatMap { [Cell(words: Words($0.label), style: "SmallPrint"), Cell(words: "")] }
      Self.row(lines, widths: widths, into: &xml)
      Self.row(labels, widths: widths, into: &xml)
    }
  }

  func writeIn(_ label: String, lines: Int, into xml: inout XMLWriter) {
    Self.paragraph(Words(label), style: "Label", properties: { $0.element("w:keepNext") }, into: &xml)
    guard lines > 0 else { return }
    grid([1], into: &xml) { xml, widths in
      for _ in 0..<lines { Self.row([Cell(words: " ", isLine: true)], widths: widths, into: &xml) }
    }
  }

  /// A table of fixed column widths, and the empty paragraph Word wants after one.
  private func grid(
    _ shares: [Double], hasRules: Bool = false, into xml: inout XMLWriter,
    rows: (inout XMLWriter, [Double]) -> Void
  ) {
    let whole = shares.reduce(0) { $0 + max($1, 0.01) }
    let widths = shares.map { width * max($0, 0.01) / whole }
    xml.element("w:tbl") { xml in
      xml.element("w:tblPr") { xml in
        xml.element("w:tblW", ["w:w": WordNames.twips(width), "w:type": "dxa"])
        if hasRules {
          xml.element("w:tblBorders") { xml in
            for edge in ["w:bottom", "w:insideH"] {
              xml.element(edge, ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "B3BAB3"])
            }
          }
        }
        xml.element("w:tblLayout", ["w:type": "fixed"])
        xml.element("w:tblCellMar") { xml in
          xml.element("w:left", ["w:w": "0", "w:type": "dxa"])
          xml.element("w:right", ["w:w": "60", "w:type": "dxa"])
        }
      }
      xml.element("w:tblGrid") { xml in
        for width in widths { xml.element("w:gridCol", ["w:w": WordNames.twips(width)]) }
      }
      rows(&xml, widths)
    }
    Self.paragraph(
      "", style: "SmallPrint",
      properties: {
        $0.element("w:spacing", ["w:before": "0", "w:after": "0", "w:line": "120", "w:lineRule": "exact"])
      },
      into: &xml)
  }

  private static func row(_ cells: [Cell], widths: [Double], isHead: Bool = false, into xml: inout XMLWriter) {
    xml.element("w:tr") { xml in
      xml.element("w:trPr") { xml in
        xml.element("w:cantSplit")
        if isHead { xml.element("w:tblHeader") }
      }
      for (cell, width) in zip(cells, widths) {
        xml.element("w:tc") { xml in
          xml.element("w:tcPr") { xml in
            xml.element("w:tcW", ["w:w": WordNames.twips(width), "w:type": "dxa"])
            if cell.isLine {
              xml.element("w:tcBorders") {
                $0.element("w:bottom", ["w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "14191F"])
              }
            }
            xml.element("w:vAlign", ["w:val": "bottom"])
          }
          paragraph(
            cell.words, style: cell.style,
            properties: { xml in
              if cell.isLine, cell.words.plain.isEmpty || cell.words.plain == " " {
                xml.element("w:spacing", ["w:before": "200"])
              }
              if cell.atRight { xml.element("w:jc", ["w:val": "right"]) }
            }, into: &xml)
        }
      }
    }
  }
}
