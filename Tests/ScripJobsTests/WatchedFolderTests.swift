import Foundation
import ScripIntake
import Testing

@testable import ScripDesk
@testable import ScripJobs

/// What a fax machine leaves in its folder comes into the inbox.
@Suite struct WatchedFolderTests {
  @Test("A fax is taken once its size has stood still between two looks, never half written")
  func stands() async throws {
    let outside = try await FolderDesk()
    let watched = WatchedFolder(
      folder: outside.folder, practice: outside.practice, desk: outside.desk, logger: outside.logger)
    try outside.write("PRESCRIPTION", to: "fax.txt")
    var seen = try await watched.look(after: [:])
    try outside.write("PRESCRIPTION FOR MASSAGE", to: "fax.txt")
    seen = try await watched.look(after: seen)
    #expect(outside.names(in: "taken") == [])
    _ = try await watched.look(after: seen)
    #expect(outside.names(in: "taken") == ["fax.txt"])
    #expect(try await outside.waiting() == ["fax.txt"])
  }

  @Test("What is too large is refused without being read; what is empty, hidden or a folder stays")
  func refuses() async throws {
    let outside = try await FolderDesk()
    let watched = WatchedFolder(
      folder: outside.folder, practice: outside.practice, desk: outside.desk, logger: outside.logger)
    try outside.writeEmptied(FileKind.bytesMax + 1, to: "large.pdf")
    for name in ["empty.pdf", ".hidden.pdf"] { try outside.write("", to: name) }
    try outside.write("kept", to: "folder/inside.txt")
    try outside.write("PRESCRIPTION", to: "zz.txt")
    let seen = try await watched.look(after: [:])
    let left = try await watched.look(after: seen)
    #expect(outside.names(in: "refused") == ["large.pdf"])
    #expect(outside.names(in: "taken") == ["zz.txt"])
    #expect(left == ["empty.pdf": 0])
  }

  @Test("A fax that the database has no time for stays and is taken later")
  func busy() async throws {
    let outside = try await FolderDesk()
    let watched = WatchedFolder(
      folder: outside.folder, practice: outside.practice, desk: outside.desk, logger: outside.logger)
    try outside.write("PRESCRIPTION", to: "fax.txt")
    let seen = try await watched.look(after: [:])
    await outside.desk.database.close()
    _ = try await watched.look(after: seen)
    #expect(outside.names(in: "refused") == [])
    #expect(outside.names(in: "taken") == [])
    #expect(FileManager.default.fileExists(atPath: outside.folder.appending(path: "fax.txt").path))
  }
}

extension FolderDesk {
  /// The file names of the documents that wait in the inbox.
  fileprivate func waiting() async throws -> [String?] {
    let key = try await desk.practiceKey(of: practice)
    return try await desk.database.read(in: .of(practice)) { connection in
      try connection.waitingIntakes(behind: nil, limit: 10).map {
        try connection.document($0.document, key: key)?.fileName
      }
    }
  }
}
