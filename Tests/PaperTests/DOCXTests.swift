import Foundation
import Paper
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

enum WellFormed {
  static func check(_ xml: String) -> Bool { XMLParser(data: Data(xml.utf8)).parse() }
}

/// The Word document as unzip and an XML parser see it.
@Suite struct DOCXTests {
  static let parts = [
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
    "word/styles.xml", "word/numbering.xml", "word/header1.xml", "word/footer1.xml",
  ]

  @Test("Every part is there and well-formed", arguments: parts)
  func part(name: String) throws {
    let xml = try Tools.part(name, of: SamplePapers.request.docx())
    #expect(WellFormed.check(xml))
  }

  @Test("The same paper gives the same bytes")
  func reproducible() throws {
    #expect(try SamplePapers.request.docx() == SamplePapers.request.docx())
  }

  @Test("A small paper is written like this")
  func golden() throws {
    let paper = Paper(
      title: "T & U", madeOn: "2026-11-24",
      blocks: [.heading("Plan"), .paragraph("Ask " + .bold("now")), .list(["one"], numbered: true)])
    let xml = try Tools.part("word/document.xml", of: paper.docx())
    let body = try #require(xml.firstMatch(of: #/<w:body>(.*)<w:sectPr>/#)?.1)
    #expect(
      body == """
        <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Plan</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t xml:space="preserve">Ask </w:t></w:r>\
        <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">now</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val="Normal"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>\
        <w:r><w:t xml:space="preserve">one</w:t></w:r></w:p>
        """)
    #expect(try Tools.part("docProps/core.xml", of: paper.docx()).contains("<dc:title>T &amp; U</dc:title>"))
  }

  @Test("Pictures and symbols are embedded and named")
  func pictures() throws {
    let docx = try SamplePapers.request.docx()
    let relations = try Tools.part("word/_rels/document.xml.rels", of: docx)
    #expect(relations.contains("media/image1.png") && relations.contains("media/image2.png"))
    let document = try Tools.part("word/document.xml", of: docx)
    #expect(document.contains("descr=\"Frequency: once every two weeks for 3 months\""))
    #expect(document.contains("descr=\"QR symbol of SCRP-7K2M-Q9\""))
  }

  @Test("Table headings are marked to repeat, and no blank box is ticked")
  func marks() throws {
    #expect(try Tools.part("word/document.xml", of: SamplePapers.request.docx()).contains("<w:tblHeader/>"))
    let form = try Tools.part("word/document.xml", of: SamplePapers.referralForm.docx())
    #expect(form.contains("☐") && !form.contains("☒"))
  }
}
