/// The styles of the Word document: the same family and scale as the PDF.
enum WordStyles {
  static var xml: String {
    var xml = XMLWriter()
    xml.element("w:styles", ["xmlns:w": WordNames.main]) { xml in
      xml.element("w:docDefaults") { xml in
        xml.element("w:rPrDefault") { xml in
          xml.element("w:rPr") { xml in
            let family = "Liberation Sans"
            xml.element("w:rFonts", ["w:ascii": family, "w:hAnsi": family, "w:eastAsia": family, "w:cs": family])
            xml.element("w:sz", ["w:val": "20"])
            xml.element("w:lang", ["w:val": "en-US"])
          }
        }
      }
      for style in all { style.write(into: &xml) }
    }
    return xml.text
  }

  /// One bullet list, and one numbered list for each in the paper, so that every one begins with 1.
  static func numbering(lists: Int) -> String {
    var xml = XMLWriter()
    xml.element("w:numbering", ["xmlns:w": WordNames.main]) { xml in
      level(0, format: "bullet", text: "•", into: &xml)
      for list in 0..<lists { level(list + 1, format: "decimal", text: "%1.", into: &xml) }
      for list in 0...lists {
        xml.element("w:num", ["w:numId": String(list + 1)]) {
          $0.element("w:abstractNumId", ["w:val": String(list)])
        }
      }
    }
    return xml.text
  }

  private static func level(_ id: Int, format: String, text: String, into xml: inout XMLWriter) {
    xml.element("w:abstractNum", ["w:abstractNumId": String(id)]) { xml in
      xml.element("w:lvl", ["w:ilvl": "0"]) { xml in
        xml.element("w:start", ["w:val": "1"])
        xml.element("w:numFmt", ["w:val": format])
        xml.element("w:lvlText", ["w:val": text])
        xml.element("w:lvlJc", ["w:val": "left"])
        xml.element("w:pPr") { $0.element("w:ind", ["w:left": "400", "w:hanging": "300"]) }
      }
    }
  }

  private struct Style {
    let id: String
    /// Half points.
    let size: Int
    var isBold = false
    var isQuiet = false
    /// Twips.
    var before = 0
    var after = 0
    var keepsNext = false
    var hasRule = false
    var outline: Int?

    func write(into xml: inout XMLWriter) {
      let kind: KeyValuePairs =
        id == "Normal"
        ? ["w:type": "paragraph", "w:default": "1", "w:styleId": id] : ["w:type": "paragraph", "w:styleId": id]
      xml.element("w:style", kind) { xml in
        xml.element("w:name", ["w:val": Self.names[id] ?? id])
        if id != "Normal" { xml.element("w:basedOn", ["w:val": "Normal"]) }
        xml.element("w:qFormat")
        xml.element("w:pPr") { xml in
          if keepsNext { xml.element("w:keepNext") }
          if hasRule {
            xml.element("w:pBdr") {
              $0.element("w:bottom", ["w:val": "single", "w:sz": "4", "w:space": "2", "w:color": "B3BAB3"])
            }
          }
          xml.element("w:spacing", ["w:before": String(before), "w:after": String(after)])
          if let outline { xml.element("w:outlineLvl", ["w:val": String(outline)]) }
        }
        xml.element("w:rPr") { xml in
          if isBold { xml.element("w:b") }
          xml.element("w:color", ["w:val": isQuiet ? "4D5752" : "14191F"])
          xml.element("w:sz", ["w:val": String(size)])
        }
      }
    }

    /// Word's own names, by which it offers them in its menus.
    private static let names = [
      "Heading1": "heading 1", "Heading2": "heading 2", "Header": "header", "Footer": "footer",
      "SmallPrint": "Small Print", "TableHead": "Table Head",
    ]
  }

  private static let all = [
    Style(id: "Normal", size: 20, before: 60),
    Style(id: "Title", size: 36, isBold: true, after: 80, keepsNext: true),
    Style(id: "Heading1", size: 22, isBold: true, before: 220, after: 60, keepsNext: true, hasRule: true, outline: 0),
    Style(id: "Heading2", size: 20, isBold: true, before: 160, keepsNext: true, outline: 1),
    Style(id: "Label", size: 17, isQuiet: true, before: 60),
    Style(id: "TableHead", size: 17, isBold: true, isQuiet: true, before: 40, after: 20, keepsNext: true),
    Style(id: "SmallPrint", size: 16, isQuiet: true, before: 80),
    Style(id: "Code", size: 26, isBold: true, before: 80),
    Style(id: "Header", size: 16, isQuiet: true, after: 120, hasRule: true),
    Style(id: "Footer", size: 16, isQuiet: true),
  ]
}
