import Foundation
import Testing

/// Promises of the architecture that one can see in the text of the code.
@Suite struct PromiseTests {
  /// Places besides the desk that open a writing transaction, each with the reason.
  static let otherWriters: [String: String] = [
    "Sources/ScripStore/Backup/DataFolder.swift": "first start: the installation's own row, before there is a desk",
    "Sources/ScripDesk/Identity/Identity+Transactions.swift":
      "a person must be known before there is a practice to act in; installation scope only",
    "Sources/ScripStore/Backup/WholeCopy.swift": "a backup restored into a server's database that nobody uses yet",
  ]

  @Test("Only the desk opens a writing transaction, and in one place")
  func writes() {
    let writers = Tree.sources.filter { !Self.engines.contains($0.target) }.flatMap { file in
      file.code.matches(of: #/\.write\(\s*in:/#).map {
        "\(file.path):\(file.code.line(of: $0.range.lowerBound))"
      }
    }
    let elsewhere = writers.filter { place in
      Self.otherWriters[String(place.prefix { $0 != ":" })] == nil
    }
    #expect(
      elsewhere.map { $0.prefix { $0 != ":" } } == ["Sources/ScripDesk/Desk/Desk.swift"],
      "Make it an act: Desk.perform checks the permission and writes the audit line: \(elsewhere)")
  }

  /// Where the store writes rows without their digest: what they hold is sealed otherwise.
  static let undigested: Set<String> = [
    "Sources/ScripStore/Rows/CheckedRows.swift", "Sources/ScripStore/Audit/AuditLines.swift",
    "Sources/ScripStore/Audit/AuditSealing.swift", "Sources/ScripStore/Documents/Documents.swift",
  ]

  @Test("Rows are written whole, with their digest, in one place")
  func digests() {
    let writers = Tree.sources.filter { file in
      file.target == "ScripStore" && file.text.contains(#/INSERT INTO|UPDATE \S+ SET/#)
    }
    #expect(
      Set(writers.map(\.path)) == Self.undigested,
      "Write with insert, put or change of CheckedRows.swift, so that scrip verify sees a changed bit")
  }

  /// They define `write(in:)`; what they call on themselves is the seam, not a use of it.
  static let engines: Set<String> = ["ScripSQL", "ScripSQLite", "ScripPostgres"]

  /// Files where a call that traps stands for a reason.
  static let trapping: [String: String] = [:]

  @Test(
    "No source traps on what a file, a network or a person may send",
    arguments: ["try!", "as!", "fatalError("])
  func traps(call: String) {
    let found = Tree.sources.filter { $0.code.contains(call) && Self.trapping[$0.path] == nil }
    #expect(
      found.map(\.path) == [], "\(call) ends the server for everybody: throw, or precondition a promise")
  }

  @Test("Nothing is left to be done later in a comment")
  func leftovers() {
    let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
    let found = Tree.swift.flatMap { file in
      marks.filter { mark in file.text.split { !$0.isLetter }.contains { $0 == mark } }.map {
        "\(file.path): \($0)"
      }
    }
    #expect(found == [], "Do it, or write an issue")
  }

  @Test("No file names a folder of one person's machine")
  func machinePaths() {
    let kinds: Set<String> = [
      "swift", "md", "py", "sh", "yml", "yaml", "json", "csv", "c", "h", "modulemap", "css", "js",
    ]
    let homes = #/(?:^|[\s"'`(=:])/(?:home|root|Users|work|workspace|mnt)/\w/#
    let found = Tree.everything.filter { file in
      let bare = !file.name.contains(".")
      return (bare || kinds.contains(file.url.pathExtension)) && file.text.firstMatch(of: homes) != nil
    }
    #expect(found.map(\.path) == [], "Write a path from the top of the checkout")
  }
}
