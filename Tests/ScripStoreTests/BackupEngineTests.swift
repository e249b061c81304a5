import Foundation
import ScripCore
import ScripPostgres
import ScripSQL
import ScripSQLite
import Seal
import StoreSupport
import TestSupport
import Testing

@testable import ScripStore

/// A backup of either engine is restored to either.
@Suite struct BackupEngineTests {
  typealias Way = (from: StoreEngine, to: StoreEngine)
  static let ways: [Way] = [(.sqlite, .postgres), (.postgres, .sqlite), (.postgres, .postgres)]

  @Test("What was backed up on one engine is whole on the other, documents and seals included", arguments: ways)
  func across(way: Way) async throws {
    let store = try await way.from.open()
    let folder = try DataFolder(path: store.folder.url.appending(path: "data").path)
    let installation = try await start(store, folder)
    let clear = Seal.randomBytes(200_000)
    try await fill(store, installation, clear)
    let file = store.folder.url.appending(path: "practice.backup").path
    let header = try await BackupFile.make(
      of: store.database, installation, folder: folder, to: file, at: .start,
      copy: { try await Self.copy(store.database, to: $0) })
    // What is written afterwards is not in it.
    try await store.write { try $0.append(.test(999)) }

    let home = try TemporaryFolder()
    let restored = try DataFolder(path: home.url.appending(path: "new").path)
    try BackupFile.restore(file, into: restored, key: installation.key, schemaMax: Migrations.all.count)
    let copy = try SQLiteDatabase(directory: URL(filePath: restored.path))
    var database: any Database = copy
    if way.to == .postgres {
      database = try await Self.emptyServer()
      try await WholeCopy.restore(Self.schema, from: { try copy.readNow(in: $0, $1) }, to: database)
      await #expect(throws: BackupFailure.databaseNotEmpty) {
        try await WholeCopy.restore(Self.schema, from: { try copy.readNow(in: $0, $1) }, to: database)
      }
    }
    let again = try await Installation.open(
      keyFile: restored.keyFile, database: database, newID: .test(8), at: .start, on: CalendarDay("2026-11-25")!)
    #expect(again.record == installation.record)
    let report = try await Verification(engineFaults: { [] }).run(
      on: database, installation: again, heads: header.heads)
    #expect(report.faults == [])
    for practice in [store.practice, PracticeID.test(2)] {
      let lines = try await database.read(in: .of(practice)) { try $0.auditLines(of: .audit, limit: 1000).count }
      #expect(lines == (practice == store.practice ? 150 : 0))
    }
    let bytes = try await database.read(in: .of(store.practice)) { connection in
      let key = try #require(try connection.practiceKey(wrappedBy: again.key))
      return try connection.bytes(.original, of: .test(2), key: key)
    }
    #expect(bytes == clear)
  }

  @Test(
    "A restore that broke off is not taken for an installation that was never started", arguments: StoreEngine.allCases)
  func brokenOff(engine: StoreEngine) async throws {
    let store = try await engine.open()
    await #expect(throws: Installation.Failure.halfRestored) { try await Installation.requireWhole(store.database) }
    _ = try await start(store, try DataFolder(path: store.folder.url.appending(path: "data").path))
    try await Installation.requireWhole(store.database)
  }

  @Test("The tables that a copy knows are those that the engine has, with their columns and keys")
  func shapes() async throws {
    let store = try await StoreEngine.sqlite.open()
    let found = try await store.read { connection in
      try connection.map(
        """
        SELECT m.name, group_concat(c.name, ' '), sum(c.pk > 0) FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name <> 'scrip_migration' GROUP BY m.name ORDER BY m.name
        """
      ) { "\(try $0.text(0)): \(try $0.text(1)) / \(try $0.int(2))" }
    }
    let known = Self.schema.tables.sorted { $0.name < $1.name }.map {
      "\($0.name): \($0.columns.joined(separator: " ")) / \($0.key.count)"
    }
    #expect(known == found)
  }

  private static let schema = Schema(Migrations.all)

  private static func copy(_ database: any Database, to path: String) async throws {
    if let file = database as? SQLiteDatabase { return try file.copy(to: path) }
    let server = try #require(database as? PostgresDatabase)
    try await SQLiteDatabase.make(at: path, schema) { target in
      try await server.readWhole { source in try WholeCopy.copy(schema, from: source, to: target) }
    }
  }

  private static func emptyServer() async throws -> PostgresDatabase {
    try await EmptyStore.postgres(connections: 2)
  }

  /// The installation behind a test's store. Its practice is there already, as after a restore that broke off.
  private func start(_ store: TestStore, _ folder: DataFolder) async throws -> Installation {
    try await Installation.open(
      keyFile: folder.keyFile, database: store.database, newID: .test(7), at: .start,
      on: CalendarDay("2026-11-24")!)
  }

  /// Two practices; in the first a document and more audit lines than are copied at once.
  private func fill(_ store: TestStore, _ installation: Installation, _ clear: [UInt8]) async throws {
    try await store.database.write(in: .installation) {
      try $0.addPractice(.test(2), name: "Other Hands", at: .start)
    }
    try await store.write { connection in
      let key = try connection.addPracticeKey(wrappedBy: installation.key, at: .start)
      var writer = DocumentWriter(practice: store.practice, stream: .test(3), key: key)
      try connection.add(try writer.add(clear))
      let stream = try writer.finish()
      let document = Document(
        id: .test(2), digest: stream.digest, byteCount: stream.byteCount, mediaType: "image/tiff",
        fileName: "order.tif", via: "fax", receivedAt: .start)
      try connection.add(document, stream, key: key)
      for number in 1...150 { try connection.append(.test(number)) }
      _ = try connection.seal(.audit, since: nil)
    }
  }
}
