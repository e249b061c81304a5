import Foundation
import TestSupport
import Testing

/// What a fax line, a broken disk or ill will makes of a document: an answer or a sentence, never our fault.
@Suite struct DamagedDocumentTests {
  static let names = ["D001.pdf", "D002.tif", "D004.jpg", "D010.docx"]

  /// The start of a document of the corpus, cut after a third of its bytes.
  private static func cut(_ name: String) throws -> Data {
    let whole = try Data(contentsOf: Checkout.corpus.appending(path: "docs/" + name))
    return whole.prefix(whole.count / 3)
  }

  private static func read(_ bytes: Data, as name: String) async throws -> Program.Run {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: name)
    try bytes.write(to: place)
    return try await Program.run(["read", "--json", place.path])
  }

  @Test("A document that breaks off is read as far as it goes, or told in a sentence", arguments: names)
  func brokenOff(name: String) async throws {
    let run = try await Self.read(Self.cut(name), as: name)
    #expect(run.code == 0 && run.lines.count == 1 || run.code == 2 && run.answer == "" && run.complaint.contains(name))
  }

  @Test("What is named like a document and is none is refused", arguments: names)
  func noise(name: String) async throws {
    var numbers = SeededGenerator(seed: 7)
    let noise = Data((0..<4096).map { _ in UInt8.random(in: 0...255, using: &numbers) })
    let run = try await Self.read(noise, as: name)
    #expect(run.code == 2)
    #expect(run.answer == "")
    #expect(run.complaint.hasPrefix("scrip: \(name): "))
  }

  @Test("An empty file is refused with a sentence")
  func empty() async throws {
    let run = try await Self.read(Data(), as: "empty.pdf")
    #expect(run.code == 2)
    #expect(run.complaint.hasPrefix("scrip: empty.pdf: "))
  }
}
