import Foundation
import TestSupport
import Testing

/// `scrip payer-sim` as people run it: files in, answers out, remembered in its book.
@Suite struct PayerSimCommandTests {
  static let claims = "Tests/ScripX12Tests/Golden/837p.x12"

  static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test("Claims get their three answers, which our own check has nothing to say about; the book remembers them")
  func answers() async throws {
    let folder = try TemporaryFolder()
    let (out, book) = (folder.url.appending(path: "answers"), folder.url.appending(path: "payer.json"))
    let arguments = [
      "payer-sim", Self.claims, "-o", out.path, "--book", book.path, "--seed", "3", "--on", "2026-11-24",
    ]
    let run = try await Program.run(arguments)
    #expect(run.complaint == "")
    let names = try Self.names(in: out)
    #expect(names == ["837p.277", "837p.835", "837p.999"])
    let check = try await Program.run(["x12", "check", out.path, "--on", "2026-11-24"])
    #expect(check.code == 0, "\(check.answer)")
    let first = try String(contentsOf: book, encoding: .utf8)
    #expect(first.contains("\"claims\""))
    // The answers are there: nothing is written over.
    let again = try await Program.run(arguments)
    #expect(again.code == 64)
    #expect(again.complaint.contains("is there already"))
  }

  @Test("In the folder of a clearinghouse each file is answered once")
  func folder() async throws {
    let folder = try TemporaryFolder()
    let house = folder.url.appending(path: "clearhouse")
    try FileManager.default.createDirectory(at: house, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Checkout.root.appending(path: Self.claims), to: house.appending(path: "practice-1.x12"))
    for expected in [3, 0] {
      let run = try await Program.run(["payer-sim", "--folder", folder.url.path, "--on", "2026-11-24"])
      #expect(run.complaint == "")
      #expect(run.lines.count == expected)
    }
    let names = try Self.names(in: house.appending(path: "answers"))
    #expect(names == ["practice-1.277", "practice-1.835", "practice-1.999"])
  }

  @Test("A book that cannot be read is said in a sentence")
  func brokenBook() async throws {
    let folder = try TemporaryFolder()
    let book = folder.url.appending(path: "payer.json")
    try Data("{}".utf8).write(to: book)
    let run = try await Program.run(["payer-sim", Self.claims, "-o", folder.url.path, "--book", book.path])
    #expect(run.code == 64)
    #expect(run.complaint.contains("is no book of a payer: The book needs `payer`."))
  }
}
