import ScripPostgres
import ScripSQL
import Synchronization
import TestSupport
import Testing

/// What stands behind the program on a server: row-level security, and healing.
@Suite struct PostgresDatabaseTests {
  @Test("A practice sees and changes nothing of another, even by hand-written statements")
  func walls() async throws {
    let opened = try await Engine.postgres.open()
    let database = opened.database
    try await database.write(in: .practice(Engine.practiceB)) { try $0.addNote(1, words: "B's") }
    let found = try await database.write(in: .practice(Engine.practiceA)) { connection in
      [
        try connection.rows("SELECT id FROM note").count,
        try connection.rows("SELECT id FROM note WHERE practice_id = \(Engine.practiceB)").count,
        try connection.execute("UPDATE note SET words = 'mine'"),
        try connection.execute("DELETE FROM note WHERE id = 1"),
      ]
    }
    #expect(found == [0, 0, 0, 0])
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await database.write(in: .practice(Engine.practiceA)) { connection in
        try connection.execute("INSERT INTO note (practice_id, id) VALUES (\(Engine.practiceB), 2)")
      }
    }
    guard case .statement(code: "42501", _) = failure else {
      Issue.record("another practice's row was not refused: \(String(describing: failure))")
      return
    }
    #expect(try await database.read(in: .practice(Engine.practiceB)) { try $0.noteIDs() } == [1])
    await database.close()
  }

  @Test("The installation sees its own tables and no practice's rows; a practice may enqueue")
  func installation() async throws {
    let opened = try await Engine.postgres.open()
    try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      try connection.addNote(1)
      try connection.execute("INSERT INTO job (id, practice_id) VALUES (1, \(connection.practice))")
    }
    let found = try await opened.database.read(in: .installation) { connection in
      [try connection.rows("SELECT id FROM note").count, try connection.rows("SELECT id FROM job").count]
    }
    #expect(found == [0, 1])
    await opened.database.close()
  }

  @Test("A superuser, a role with BYPASSRLS and an owner are refused", arguments: ["postgres", "bypass", "owner"])
  func roles(role: String) async throws {
    let cluster = PostgresCluster.shared
    _ = try cluster.makeDatabase("role_\(role)")
    if role == "bypass" { try cluster.sql("CREATE ROLE bypass LOGIN BYPASSRLS", in: "postgres") }
    if role == "owner" {
      try cluster.sql("CREATE ROLE owner LOGIN", in: "postgres")
      try cluster.sql("CREATE TABLE mine (id INT)", in: "role_owner")
      try cluster.sql("ALTER TABLE mine OWNER TO owner", in: "role_owner")
    }
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await PostgresDatabase(address: cluster.address("role_\(role)", as: role), connections: 1)
    }
    guard case .unsafe = failure else {
      Issue.record("\(role) was not refused as unsafe: \(String(describing: failure))")
      return
    }
  }

  @Test("A connection lost in the middle of a write heals, and the write happens once")
  func lostConnection() async throws {
    let opened = try await Engine.postgres.open()
    let runs = Mutex(0)
    try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      try connection.addNote(1)
      let run = runs.withLock { runs in
        runs += 1
        return runs
      }
      if run == 1 { _ = try connection.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
    }
    #expect(runs.withLock { $0 } == 2)
    #expect(try await opened.database.read(in: .practice(Engine.practiceA)) { try $0.noteIDs() } == [1])
    await opened.database.close()
  }

  @Test("A conflict runs the body again")
  func conflict() async throws {
    let opened = try await Engine.postgres.open()
    let scope = Scope.practice(Engine.practiceA)
    try await opened.database.write(in: scope) { try $0.addNote(1, words: "old") }
    let runs = Mutex(0)
    let (cluster, name) = (PostgresCluster.shared, opened.name)
    try await opened.database.write(in: scope) { connection in
      _ = try connection.rows("SELECT words FROM note")
      let run = runs.withLock { runs in
        runs += 1
        return runs
      }
      if run == 1 { try cluster.sql("UPDATE note SET words = 'theirs'", in: name) }
      try connection.execute("UPDATE note SET words = 'ours' WHERE practice_id = \(connection.practice)")
    }
    #expect(runs.withLock { $0 } == 2)
    await opened.database.close()
  }

  @Test("A server that cannot be reached is unavailable, not a crash")
  func unreachable() async throws {
    await #expect(throws: DatabaseFailure.unavailable) {
      try await PostgresDatabase(address: "postgresql:///none?host=/nowhere", connections: 1)
    }
  }
}
