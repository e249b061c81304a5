import Foundation
import TestSupport
import Testing

/// `scrip read` over folders and many documents.
@Suite struct ReadCommandTests {
  private static let typed = ["D008", "D028", "D032"]

  /// A folder with three of the corpus's typed documents, one of them below it.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let below = folder.url.appending(path: "later")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    for name in typed {
      let place = name == typed.last ? below : folder.url
      try FileManager.default.copyItem(
        at: Checkout.corpus.appending(path: "docs/\(name).txt"), to: place.appending(path: name + ".txt"))
    }
    return folder
  }

  private struct Named: Decodable {
    let id: String
    let orders: [Order]
    struct Order: Decodable {}
  }

  @Test("A folder gives one object a line, in the order of the names")
  func lines() async throws {
    let folder = try Self.folder()
    let run = try await Program.run(["read", folder.url.path, "--json"])
    #expect(run.code == 0)
    let ids = try run.lines.map { try JSONDecoder().decode(Named.self, from: Data($0.utf8)).id }
    #expect(ids == Self.typed)
  }

  @Test("With -o each document has a file of its own, and nothing is printed")
  func files() async throws {
    let folder = try Self.folder()
    let output = try TemporaryFolder()
    let place = output.url.appending(path: "new/readings")
    let run = try await Program.run(["read", folder.url.path, "--json", "-o", place.path])
    #expect(run.code == 0)
    #expect(run.answer == "")
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
    #expect(names == Self.typed.map { $0 + ".json" })
    for name in Self.typed {
      let object = try Data(contentsOf: place.appending(path: name + ".json"))
      #expect(try JSONDecoder().decode(Named.self, from: object).id == name)
    }
  }

  @Test("A document that cannot be read keeps no other from being read")
  func oneUnreadable() async throws {
    let folder = try Self.folder()
    try Data([0, 1, 2, 3]).write(to: folder.url.appending(path: "A.bin"))
    let run = try await Program.run(["read", folder.url.path, "--json"])
    #expect(run.code == 2)
    #expect(run.lines.count == Self.typed.count)
    #expect(run.complaint.hasPrefix("scrip: A.bin: "))
  }

  @Test("Two documents of one name are refused before anything is written")
  func sameName() async throws {
    let folder = try Self.folder()
    try Data("text".utf8).write(to: folder.url.appending(path: "D032.txt"))
    let output = folder.url.appending(path: "readings")
    let run = try await Program.run(["read", folder.url.path, "--json", "-o", output.path])
    #expect(run.code == 64)
    #expect(run.complaint.contains("D032.json"))
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test("No complaint repeats a word of the document that it is about")
  func silent() async throws {
    let folder = try TemporaryFolder()
    try Data("Patient: Imaginary Person\u{0}\u{1}".utf8).write(to: folder.url.appending(path: "fax.txt"))
    let run = try await Program.run(["read", folder.url.path])
    #expect(run.code == 2)
    #expect(!run.complaint.contains("Imaginary"))
  }
}
