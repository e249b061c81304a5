import Foundation
import ScripIntake
import ScripReader
import TestSupport
import Testing

/// Whole documents through the real child. The corpus is made up.
@Suite(.serialized) struct ReaderTests {
  private let reader = Reader(program: ReaderTests.program)

  /// The child is built into the folder that holds the test bundle.
  static let program: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? Reader.besideThisProgram
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "scrip-decode").path
  }()

  static func corpus(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Checkout.corpus.appending(path: "docs/" + name)))
  }

  private func pages(_ name: String) async throws -> [DecodedPage] {
    guard case .pages(let pages) = try await reader.decode(Self.corpus(name)) else { return [] }
    return pages
  }

  typealias Kind = (file: String, source: DecodedPage.Source, quarterTurns: Int, word: String)
  static let kinds: [Kind] = [
    (file: "D008.txt", source: .typed, quarterTurns: 0, word: "Referral"),
    (file: "D010.docx", source: .typed, quarterTurns: 0, word: "[x]"),
    (file: "D016.pdf", source: .textLayer, quarterTurns: 0, word: "Prescription"),
    (file: "D001.pdf", source: .recognized, quarterTurns: 0, word: "Prescription"),
    (file: "D055.tif", source: .recognized, quarterTurns: 0, word: "referring"),
    (file: "D006.jpg", source: .recognized, quarterTurns: 2, word: "referring"),
  ]

  @Test("Each kind of file gives its words, upright", arguments: kinds)
  func kind(row: Kind) async throws {
    let pages = try await pages(row.file)
    #expect(pages.map(\.source) == [row.source])
    #expect(pages.map(\.quarterTurns) == [row.quarterTurns])
    #expect(pages.first?.words.contains { $0.text == row.word } == true)
  }

  @Test("A standard fax, whose dots are twice as tall as wide, is kept square")
  func faxResolution() async throws {
    let page = try #require(try await pages("D055.tif").first)
    #expect(page.imageHeight > page.imageWidth)
  }

  @Test("An empty fax page is a page with next to no words")
  func emptyPage() async throws {
    let page = try #require(try await pages("D018.tif").first)
    #expect(page.words.count < 40)
  }

  typealias Form = (file: String, page: Int, ticked: Int, empty: Int)
  /// A scan, a fax filled in by hand, and a text layer whose ticks are drawn.
  static let forms: [Form] = [
    (file: "D001.pdf", page: 1, ticked: 3, empty: 14), (file: "D026.tif", page: 1, ticked: 6, empty: 11),
    (file: "D024.pdf", page: 1, ticked: 6, empty: 11), (file: "D037.tif", page: 2, ticked: 0, empty: 0),
  ]

  @Test("Ticked and empty boxes are seen on the picture, and letters are none", arguments: forms)
  func boxes(row: Form) async throws {
    let pages = try await pages(row.file)
    let marks = try #require(pages.first { $0.number == row.page }).marks
    #expect(marks.count { $0.kind == .ticked } == row.ticked)
    #expect(marks.count { $0.kind == .empty } == row.empty)
  }

  @Test("Ink is seen where a signature stands, and not where none does")
  func signature() async throws {
    let signed = DocumentReading(reading: try await pages("D013.pdf")).orders.first?.signed
    #expect(signed?.value == true)
    #expect(signed?.review == nil)
    let blank = DocumentReading(reading: try await pages("D001.pdf")).orders.first?.signed
    #expect(blank?.value == false)
    #expect(blank?.review == .unsigned)
  }

  @Test("What cannot be read is a sentence", arguments: [[], Array("<html>x</html>".utf8), Array("%PDF-1.7 cut".utf8)])
  func sentence(document: [UInt8]) async throws {
    guard case .unreadable(let reason) = try await reader.decode(document) else {
      Issue.record("read as a document")
      return
    }
    #expect(reason.hasSuffix("."))
  }

  @Test("A telephone's photo in HEIC is named, with what to ask for", arguments: ["heic", "mif1"])
  func applePhoto(brand: String) async throws {
    let photo: [UInt8] = [0, 0, 0, 0x18] + Array("ftyp\(brand)".utf8) + [0, 0, 0, 0, 0xFF, 0xD9]
    let answer = try await reader.decode(photo)
    #expect(
      answer
        == .unreadable(
          reason: "This photo is in Apple's format HEIC, which cannot be read here; ask for it as a JPEG, or for a PDF."
        ))
  }

  @Test("What is attached to a message is named on its page; a picture within the words is not")
  func attached() async throws {
    let message = """
      From: office@clinic.example
      Subject: Referral
      Content-Type: multipart/mixed; boundary=xx

      --xx
      Content-Type: text/plain

      The order is attached.
      --xx
      Content-Type: image/png
      Content-Disposition: inline; filename=logo.png

      --xx
      Content-Type: application/pdf; name=order.pdf
      Content-Disposition: attachment; filename="our order.pdf"

      --xx--
      """
    guard case .pages(let pages) = try await reader.decode(Array(message.utf8)) else {
      Issue.record("not read as a message")
      return
    }
    let words = pages.flatMap(\.words).map(\.text).joined(separator: " ")
    #expect(words.contains("Attached, and not read here: our order.pdf. Open the original"))
    #expect(words.contains("The order is attached.") && !words.contains("logo"))
  }

  @Test("A fax of more than 200 pages is refused before one is read")
  func tooManyPages() async throws {
    // 201 directories without entries, each pointing at the next.
    var fax: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]
    for page in 1...201 {
      let next = page == 201 ? 0 : fax.count + 6
      fax += [0, 0] + (0..<4).map { UInt8(truncatingIfNeeded: next >> (8 * $0)) }
    }
    let answer = try await reader.decode(fax)
    #expect(answer == .unreadable(reason: "This file has more than 200 pages; ask for the order alone."))
  }

  @Test("The limits stand before a byte is read")
  func limits() async throws {
    let walls = try await reader.walls()
    #expect(walls.contains("limits stands"))
    #expect(walls.contains("no-new-privileges stands"))
  }

  @Test("A long text on one line is judged as fast as many lines")
  func oneLongLine() async throws {
    let answer = try await reader.decode(Array(repeating: UInt8(ascii: "A"), count: 10 << 20))
    #expect(answer == .unreadable(reason: "This file has more than 200 pages; ask for the order alone."))
  }

  @Test("A child stopped midway is a sentence, not an error")
  func stopped() async throws {
    let hasty = Reader(program: Self.program, secondsMax: 0.05)
    guard case .unreadable(let reason) = try await hasty.decode(Self.corpus("D001.pdf")) else {
      Issue.record("read although it was stopped")
      return
    }
    #expect(reason.hasPrefix("Page 1"))
  }

  @Test("A child that cannot be started is a failure, not a verdict on the document")
  func absent() async throws {
    await #expect(throws: ReaderFailure.self) {
      try await Reader(program: "/nonexistent/scrip-decode").decode(Array("text".utf8))
    }
  }
}
