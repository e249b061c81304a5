import Foundation
import ScripCore
import ScripSQL
import ScripSQLite
import ScripStore
import Seal
import StoreSupport
import TestSupport
import Testing

/// A backup and the recovery sheet bring everything back, and nothing else opens or changes it.
@Suite struct BackupTests {
  private struct Running {
    let home: TemporaryFolder
    let folder: DataFolder
    let database: SQLiteDatabase
    let installation: Installation
    let backup: String

    func make() async throws -> BackupHeader {
      try await BackupFile.make(of: database, installation, folder: folder, to: backup, at: .start) {
        try database.copy(to: $0)
      }
    }
  }

  private static let practice = PracticeID.test(1)
  private static let clear = Seal.randomBytes(200_000)

  /// An installation with one document and a few sealed audit lines.
  private func start() async throws -> Running {
    let home = try TemporaryFolder()
    let folder = try DataFolder(path: home.url.appending(path: "data").path)
    let database = try await EmptyStore.sqlite(in: URL(filePath: folder.path))
    let installation = try await Installation.open(
      keyFile: folder.keyFile, database: database, newID: .test(7), at: .start, on: CalendarDay("2026-11-24")!)
    try await database.write(in: .installation) {
      try $0.addPractice(Self.practice, name: "Cedar Hands", at: .start)
    }
    try await database.write(in: .of(Self.practice)) { connection in
      let key = try connection.addPracticeKey(wrappedBy: installation.key, at: .start)
      var writer = DocumentWriter(practice: Self.practice, stream: .test(3), key: key)
      try connection.add(try writer.add(Self.clear))
      let stream = try writer.finish()
      let document = Document(
        id: .test(2), digest: stream.digest, byteCount: stream.byteCount, mediaType: "image/tiff", fileName: nil,
        via: "fax", receivedAt: .start)
      try connection.add(document, stream, key: key)
      for number in 1...10 { try connection.append(.test(number)) }
      _ = try connection.seal(.audit, since: nil)
    }
    return Running(
      home: home, folder: folder, database: database, installation: installation,
      backup: home.url.appending(path: "practice.backup").path)
  }

  private func restored(_ running: Running, named name: String = "new") throws -> DataFolder {
    try DataFolder(path: running.home.url.appending(path: name).path)
  }

  @Test("A backup and the typed sheet alone bring back a database that verifies")
  func restore() async throws {
    let running = try await start()
    let header = try await running.make()
    #expect(try BackupFile.header(of: running.backup) == header)
    #expect(try BackupFile.check(running.backup, key: running.installation.key) == header)
    let typed = try #require(running.installation.sheet).key.lines.joined()
    let folder = try restored(running)
    try BackupFile.restore(
      running.backup, into: folder, key: try TypedKey.key(fromTyped: typed, for: KeyUse.Installation.self),
      schemaMax: Migrations.all.count)

    let database = try SQLiteDatabase(directory: URL(filePath: folder.path))
    let installation = try await Installation.open(
      keyFile: folder.keyFile, database: database, newID: .test(8), at: .start, on: CalendarDay("2026-11-25")!)
    #expect(installation.record == running.installation.record)
    let report = try await Verification(engineFaults: {
      try database.damage().map { Fault(.damagedFile, table: $0, row: "") }
    }).run(on: database, installation: installation, heads: header.heads)
    #expect(report.faults.isEmpty)
    let bytes = try await database.read(in: .of(Self.practice)) { connection in
      let key = try #require(try connection.practiceKey(wrappedBy: installation.key))
      return try connection.bytes(.original, of: .test(2), key: key)
    }
    #expect(bytes == Self.clear)
  }

  @Test("A changed byte anywhere in a backup is refused, and so is every cut")
  func altered() async throws {
    let running = try await start()
    _ = try await running.make()
    let whole = [UInt8](try Data(contentsOf: URL(filePath: running.backup)))
    var random = SeededGenerator(seed: 32)
    // Every byte of the header and the first chunk's start, then bytes anywhere, then cuts.
    let places = Array(0..<600) + (0..<200).map { _ in Int.random(in: 600..<whole.count, using: &random) }
    for place in places {
      var spoiled = whole
      spoiled[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try expectRefused(spoiled, running)
    }
    for _ in 0..<20 { try expectRefused(Array(whole[..<Int.random(in: 0..<whole.count, using: &random)]), running) }
    try expectRefused(whole + [0], running)
  }

  private func expectRefused(_ bytes: [UInt8], _ running: Running) throws {
    let path = running.home.url.appending(path: "spoiled.backup")
    try Data(bytes).write(to: path)
    let folder = try restored(running, named: "refused")
    #expect(throws: BackupFailure.self) {
      try BackupFile.restore(path.path, into: folder, key: running.installation.key, schemaMax: 99)
    }
    #expect(try folder.isEmpty())
    #expect(throws: BackupFailure.self, "what restore refuses, a check finds without restoring") {
      try BackupFile.check(path.path, key: running.installation.key)
    }
  }

  @Test("Another installation's sheet, a newer schema and a folder in use are refused")
  func refusals() async throws {
    let running = try await start()
    let header = try await running.make()
    let folder = try restored(running)
    #expect(throws: BackupFailure.anotherInstallation(header.installation)) {
      try BackupFile.restore(running.backup, into: folder, key: InstallationKey(), schemaMax: 99)
    }
    #expect(throws: BackupFailure.newerSchema(header.schema)) {
      try BackupFile.restore(
        running.backup, into: folder, key: running.installation.key, schemaMax: header.schema - 1)
    }
    #expect(throws: BackupFailure.folderNotEmpty) {
      try BackupFile.restore(running.backup, into: running.folder, key: running.installation.key, schemaMax: 99)
    }
    #expect(try folder.isEmpty())
  }

  @Test("A backup holds no key, nothing in the clear, and leaves no copy behind")
  func sealed() async throws {
    let running = try await start()
    _ = try await running.make()
    let backup = [UInt8](try Data(contentsOf: URL(filePath: running.backup)))
    for planted in [Array("Cedar Hands".utf8), Array("SQLite format 3".utf8), running.installation.key.exposedBytes()] {
      #expect(!backup.contains(planted))
    }
    #expect(!FileManager.default.fileExists(atPath: running.folder.path + "/backup.copy"))
    await #expect(throws: (any Error).self) { _ = try await running.make() }
  }
}
