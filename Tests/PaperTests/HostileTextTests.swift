import Paper
import Testing

/// Words nobody should type; printing them must neither trap nor fail.
@Suite struct HostileTextTests {
  static let texts = [
    "", " ", "\u{0}", "a\u{0}b\u{1}\u{1B}[31m", "\r\n\r\n", "\u{2028}\u{2029}", String(repeating: "W", count: 10_000),
    String(repeating: "a\n", count: 400), "שלום עולם", "مرحبا \u{202E}txt.exe", "\u{FEFF}\u{FFFE}\u{FFFF}",
    String(repeating: "e\u{301}\u{302}\u{303}", count: 300), "👩🏽‍⚕️𝒳\u{10FFFF}", "日本 한국", "]]></w:t><w:t>",
    "<b>&amp;\"'",
    "%s%n\\",
  ]

  @Test("Odd text is printed in every block of both kinds of file", arguments: texts)
  func printed(text: String) throws {
    let words = Words(text) + .bold(text)
    let column = Table.Column(text, share: -1)
    let paper = Paper(
      title: text, madeOn: text, header: .init(left: text, right: text), footer: text,
      blocks: [
        .title(text), .heading(text), .heading(text, level: .subsection), .paragraph(words), .smallPrint(words),
        .pairs([Pair(text, words), Pair(text, nil), Pair(text, words)], columns: 2), .pairs([], columns: -1),
        .table(Table([column, column], rows: [[words], [], [words, words, words]], total: [words])),
        .table(Table([], rows: [[words]])), .list([words, words]), .list([words], numbered: true), .list([]),
        .checks([Check(words, hasLine: true)], columns: 0), .writeIn(label: text, lines: -1),
        .signature([SignatureField(text, share: 0, value: text)]), .signature([]),
        .code(PrintedCode(text, caption: text)),
        .picture(Picture(png: Array(text.utf8), alternative: text, caption: text, pixelsPerInch: 0)), .pageBreak,
        .pageBreak,
        .together([.paragraph(words), .together([])]), .pageBreak,
      ])
    let pdf = try paper.pdf()
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    #expect(try Tools.pages(of: pdf).count > 1)
    let document = try Tools.part("word/document.xml", of: paper.docx())
    #expect(document.hasSuffix("</w:document>"))
    #expect(WellFormed.check(document))
  }
}
