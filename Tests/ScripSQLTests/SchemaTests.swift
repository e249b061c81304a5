import ScripPostgres
import ScripSQL
import ScripSQLite
import TestSupport
import Testing

/// Migrations apply once, in order, and never to a database that is not theirs.
@Suite struct SchemaTests {
  static let first = Migration(id: 1, name: "first", statements: ["CREATE TABLE one (id {int} PRIMARY KEY)"])
  static let second = Migration(id: 2, name: "second", statements: ["CREATE TABLE two (id {int} PRIMARY KEY)"])

  @Test("A second run applies only what is new")
  func secondRun() async throws {
    let folder = try TemporaryFolder()
    let database = try SQLiteDatabase(directory: folder.url)
    #expect(try await Schema([Self.first]).apply(to: database) == 1)
    #expect(try await Schema([Self.first, Self.second]).apply(to: database) == 1)
    #expect(try await Schema([Self.first, Self.second]).apply(to: database) == 0)
    await database.close()
  }

  @Test("The owner's second run applies nothing on PostgreSQL")
  func secondRunPostgres() async throws {
    let addresses = try PostgresCluster.shared.makeDatabase("schema_twice")
    let schema = Schema([Self.first, Self.second])
    #expect(try await PostgresDatabase.migrate(owner: addresses.owner, to: schema, for: "scrip") == 2)
    #expect(try await PostgresDatabase.migrate(owner: addresses.owner, to: schema, for: "scrip") == 0)
  }

  @Test("Of eight servers that start at once one migrates and the others wait for it")
  func atOnce() async throws {
    let addresses = try PostgresCluster.shared.makeDatabase("schema_at_once")
    let applied = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await PostgresDatabase.migrate(owner: addresses.owner, to: Engine.schema, for: "scrip")
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(applied.sorted() == Array(repeating: 0, count: 7) + [Engine.schema.migrations.count])
  }

  @Test("A database of a newer program is refused", arguments: Engine.allCases)
  func newer(engine: Engine) async throws {
    let opened = try await engine.open(Schema([Self.first, Self.second]))
    await #expect(throws: DatabaseFailure.newerSchema(migration: 2)) {
      try await Schema([Self.first]).check(opened.database)
    }
    await opened.database.close()
  }

  @Test("A database that lacks a migration is refused", arguments: Engine.allCases)
  func older(engine: Engine) async throws {
    let opened = try await engine.open(Schema([Self.first]))
    await #expect(throws: DatabaseFailure.olderSchema(missing: 1)) {
      try await Schema([Self.first, Self.second]).check(opened.database)
    }
    await opened.database.close()
  }

  @Test("A migration recorded under another name is refused", arguments: Engine.allCases)
  func foreign(engine: Engine) async throws {
    let opened = try await engine.open(Schema([Self.first]))
    let other = Migration(id: 1, name: "other", statements: [])
    await #expect(throws: DatabaseFailure.foreignSchema(migration: 1)) {
      try await Schema([other]).check(opened.database)
    }
    await opened.database.close()
  }

  @Test("A migration that fails leaves nothing of itself and keeps those before it")
  func failing() async throws {
    let folder = try TemporaryFolder()
    let database = try SQLiteDatabase(directory: folder.url)
    let broken = Migration(
      id: 2, name: "second", statements: ["CREATE TABLE two (id {int} PRIMARY KEY)", "CREATE TABLE one (id {int})"])
    await #expect(throws: DatabaseFailure.self) { try await Schema([Self.first, broken]).apply(to: database) }
    let tables = try await database.read(in: .installation) { connection in
      try connection.map("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") { try $0.text(0) }
    }
    #expect(tables == ["one", "scrip_migration"])
    await database.close()
  }
}
