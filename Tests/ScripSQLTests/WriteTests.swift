import ScripSQL
import Testing

/// A write happens whole, once, or not at all.
@Suite struct WriteTests {
  struct Refused: Error {}
  static let scope = Scope.practice(Engine.practiceA)

  @Test("Of 64 writers of one key exactly one wins, and all are answered", arguments: Engine.allCases)
  func oneWins(engine: Engine) async throws {
    let opened = try await engine.open()
    let wins = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<64 {
        group.addTask {
          try await opened.database.write(in: Self.scope) { connection in
            try connection.execute(
              """
              INSERT INTO note (practice_id, id) VALUES (\(connection.practice), \(7))
              ON CONFLICT DO NOTHING
              """)
          }
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(wins == 1)
    await opened.database.close()
  }

  @Test("A write that throws takes back itself and nobody else", arguments: Engine.allCases)
  func throwsAlone(engine: Engine) async throws {
    let opened = try await engine.open()
    await withTaskGroup(of: Void.self) { group in
      for id in 0..<40 {
        group.addTask {
          try? await opened.database.write(in: Self.scope) { connection in
            try connection.addNote(id)
            if id % 2 == 1 { throw Refused() }
          }
        }
      }
    }
    let ids = try await opened.database.read(in: Self.scope) { try $0.noteIDs() }
    #expect(ids == Array(stride(from: 0, to: 40, by: 2)))
    await opened.database.close()
  }

  @Test("A failed statement dooms its write even when the error is swallowed", arguments: Engine.allCases)
  func doomed(engine: Engine) async throws {
    let opened = try await engine.open()
    await #expect(throws: DatabaseFailure.self) {
      try await opened.database.write(in: Self.scope) { connection in
        try connection.addNote(1)
        try? connection.addNote(1)
      }
    }
    #expect(try await opened.database.read(in: Self.scope) { try $0.noteIDs() } == [])
    await opened.database.close()
  }

  @Test("A failure names the constraint and holds no value", arguments: Engine.allCases)
  func noValues(engine: Engine) async throws {
    let opened = try await engine.open()
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await opened.database.write(in: Self.scope) { connection in
        for _ in 1...2 {
          try connection.execute(
            "INSERT INTO job (id, practice_id) VALUES (\(424_242), \([UInt8]("Quillfeather".utf8)))")
        }
      }
    }
    guard case .constraint(.unique, let name) = failure else {
      Issue.record("not a unique failure: \(String(describing: failure))")
      return
    }
    #expect(name.contains("job"))
    #expect(!"\(String(reflecting: failure)) \(String(describing: failure))".contains("424242"))
    await opened.database.close()
  }

  @Test("A value of the wrong kind is not quoted in the failure", arguments: Engine.allCases)
  func wrongKind(engine: Engine) async throws {
    let opened = try await engine.open()
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await opened.database.write(in: .installation) { connection in
        try connection.execute("INSERT INTO job (id) VALUES (\("Quillfeather"))")
      }
    }
    #expect(!String(reflecting: failure).contains("Quillfeather"))
    await opened.database.close()
  }

  @Test("A read sees one snapshot and cannot write", arguments: Engine.allCases)
  func readOnly(engine: Engine) async throws {
    let opened = try await engine.open()
    await #expect(throws: DatabaseFailure.readOnly) {
      try await opened.database.read(in: Self.scope) { try $0.addNote(1) }
    }
    await opened.database.close()
  }

  @Test("Rising counters lose no step under eight writers", arguments: Engine.allCases)
  func counters(engine: Engine) async throws {
    let opened = try await engine.open()
    _ = try await opened.database.write(in: .installation) { connection in
      try connection.execute("INSERT INTO job (id) VALUES (0)")
    }
    let answered = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var answered = 0
          for _ in 0..<5 {
            let step = try? await opened.database.write(in: .installation) { connection in
              let highest = try connection.first("SELECT max(id) FROM job") { try $0.int(0) } ?? 0
              return try connection.execute("INSERT INTO job (id) VALUES (\(highest + 1))")
            }
            answered += step ?? 0
          }
          return answered
        }
      }
      return await group.reduce(0, +)
    }
    let highest = try await opened.database.read(in: .installation) { try $0.first("SELECT max(id) FROM job")?.int(0) }
    #expect(highest == answered)
    #expect(answered > 0)
    await opened.database.close()
  }

  @Test("A plan names the index", arguments: Engine.allCases)
  func plan(engine: Engine) async throws {
    let opened = try await engine.open()
    let plan = try await opened.database.read(in: Self.scope) { connection in
      try connection.plan(
        "SELECT id FROM note WHERE practice_id = \(connection.practice) AND words = \("knee")")
    }
    #expect(plan.contains("note_by_words"))
    await opened.database.close()
  }

  @Test("A closed database is unavailable to reads and writes", arguments: Engine.allCases)
  func closed(engine: Engine) async throws {
    let opened = try await engine.open()
    await opened.database.close()
    await #expect(throws: DatabaseFailure.unavailable) {
      try await opened.database.write(in: Self.scope) { try $0.addNote(1) }
    }
    await #expect(throws: DatabaseFailure.unavailable) {
      try await opened.database.read(in: Self.scope) { try $0.noteIDs() }
    }
  }
}
