/// The small parts around the document's text.
enum WordParts {
  static var contentTypes: String {
    var xml = XMLWriter()
    xml.element("Types", ["xmlns": WordNames.contentTypes]) { xml in
      xml.element(
        "Default", ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
      xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
      xml.element("Default", ["Extension": "png", "ContentType": "image/png"])
      for (part, type) in [
        ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("header1", "header"),
        ("footer1", "footer"),
      ] {
        xml.element(
          "Override", ["PartName": "/word/\(part).xml", "ContentType": WordNames.mediaType + type + "+xml"])
      }
      xml.element(
        "Override",
        [
          "PartName": "/docProps/core.xml",
          "ContentType": "application/vnd.openxmlformats-package.core-properties+xml",
        ])
    }
    return xml.text
  }

  static var packageRelations: String {
    relations([
      ("document", WordNames.relations + "/officeDocument", "word/document.xml"),
      ("core", WordNames.coreRelation, "docProps/core.xml"),
    ])
  }

  static func documentRelations(pictureCount: Int) -> String {
    relations(
      [
        ("styles", WordNames.relations + "/styles", "styles.xml"),
        ("numbering", WordNames.relations + "/numbering", "numbering.xml"),
        ("header", WordNames.relations + "/header", "header1.xml"),
        ("footer", WordNames.relations + "/footer", "footer1.xml"),
      ] + (0..<pictureCount).map { ("image\($0 + 1)", WordNames.relations + "/image", "media/image\($0 + 1).png") })
  }

  static func coreProperties(title: String, madeOn: String) -> String {
    let moment = madeOn.contains("T") ? madeOn : madeOn + "T00:00:00Z"
    var xml = XMLWriter()
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": WordNames.coreProperties, "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      xml.element("dc:title") { $0.words(title) }
      xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"]) { $0.words(moment) }
    }
    return xml.text
  }

  static func header(_ margin: Paper.Margin, width: Double) -> String {
    running("w:hdr", width: width, style: "Header") { xml in
      WordBody.run(.bold(margin.left), into: &xml)
      WordBody.tab(into: &xml)
      WordBody.run(Words(margin.right), into: &xml)
    }
  }

  static func footer(_ text: String, width: Double) -> String {
    running("w:ftr", width: width, style: "Footer") { xml in
      WordBody.run(Words(text), into: &xml)
      WordBody.tab(into: &xml)
      WordBody.run("Page ", into: &xml)
      xml.element("w:fldSimple", ["w:instr": " PAGE "]) { WordBody.run("1", into: &$0) }
      WordBody.run(" of ", into: &xml)
      xml.element("w:fldSimple", ["w:instr": " NUMPAGES "]) { WordBody.run("1", into: &$0) }
    }
  }

  private static func running(
    _ element: String, width: Double, style: String, _ inner: (inout XMLWriter) -> Void
  ) -> String {
    var xml = XMLWriter()
    xml.element(element, ["xmlns:w": WordNames.main]) { xml in
      xml.element("w:p") { xml in
        xml.element("w:pPr") { xml in
          xml.element("w:pStyle", ["w:val": style])
          xml.element("w:tabs") { $0.element("w:tab", ["w:val": "right", "w:pos": WordNames.twips(width)]) }
        }
        inner(&xml)
      }
    }
    return xml.text
  }

  private static func relations(_ list: [(id: String, type: String, target: String)]) -> String {
    var xml = XMLWriter()
    xml.element("Relationships", ["xmlns": WordNames.packageRelations]) { xml in
      for relation in list {
        xml.element("Relationship", ["Id": relation.id, "Type": relation.type, "Target": relation.target])
      }
    }
    return xml.text
  }
}
