import ScripSQL
import Testing

/// What is bound comes back as it was, on both engines.
@Suite struct ValueTests {
  static let values: [Value] = [
    .null, .int(0), .int(-1), .int(.max), .int(.min),
    .text(""), .text("it's \"a\" knee; DROP TABLE note"), .text("épaule 肩 🙂"),
    .bytes([]), .bytes([0, 1, 0xFF]), .bytes([UInt8](repeating: 7, count: 100_000)),
  ]

  @Test("Every value comes back as it was stored", arguments: Engine.allCases)
  func everyValue(engine: Engine) async throws {
    let opened = try await engine.open()
    let read = try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      for (id, value) in Self.values.enumerated() {
        switch value {
        case .null:
          let nothing: Int? = nil
          try connection.execute(
            "INSERT INTO note (practice_id, id, number) VALUES (\(connection.practice), \(id), \(nothing))")
        case .int:
          try connection.execute(
            "INSERT INTO note (practice_id, id, number) VALUES (\(connection.practice), \(id), \(value))")
        case .text:
          try connection.execute(
            "INSERT INTO note (practice_id, id, words) VALUES (\(connection.practice), \(id), \(value))")
        case .bytes:
          try connection.execute(
            "INSERT INTO note (practice_id, id, seal) VALUES (\(connection.practice), \(id), \(value))")
        }
      }
      return try connection.rows("SELECT number, words, seal FROM note ORDER BY id").map { row -> Value in
        if let number = try row.optionalInt64(0) { return .int(number) }
        if let words = try row.optionalText(1) { return .text(words) }
        return try row.optionalBytes(2).map(Value.bytes) ?? .null
      }
    }
    #expect(read == Self.values)
    await opened.database.close()
  }

  @Test("JSON comes back letter by letter", arguments: Engine.allCases)
  func json(engine: Engine) async throws {
    let opened = try await engine.open()
    let text = #"{"b": 1,  "a":[ ]}"#
    let read = try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      let rows: [[Value]] = [1, 2].map { [.bytes(connection.practice), .int($0), .text(text)] }
      try connection.execute("INSERT INTO note (practice_id, id, shape) VALUES \(rows: rows)")
      return try connection.map("SELECT shape FROM note") { try $0.text(0) }
    }
    #expect(read == [text, text])
    await opened.database.close()
  }

  @Test("A sum, a count and a comparison read as integers", arguments: Engine.allCases)
  func sums(engine: Engine) async throws {
    let opened = try await engine.open()
    let read = try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      let rows: [[Value]] = [9_999_999_999, -20_000, 1].enumerated().map {
        [.bytes(connection.practice), .int(Int64($0.offset)), .int($0.element)]
      }
      try connection.execute("INSERT INTO note (practice_id, id, number) VALUES \(rows: rows)")
      return try connection.first("SELECT sum(number), count(*), sum(number) > 5, -sum(number) FROM note") {
        (try $0.int(0), try $0.int(1), try $0.bool(2), try $0.int(3))
      }
    }
    #expect(try #require(read) == (9_999_980_000, 3, true, -9_999_980_000))
    await opened.database.close()
  }

  @Test("Text sorts bytewise and a stated NULL order holds", arguments: Engine.allCases)
  func order(engine: Engine) async throws {
    let opened = try await engine.open()
    let read = try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      for (id, words) in ["b", nil, "a", "é", "B"].enumerated() { try connection.addNote(id, words: words) }
      return try connection.map("SELECT words FROM note ORDER BY words NULLS FIRST") { try $0.optionalText(0) }
    }
    #expect(read == [nil, "B", "a", "b", "é"])
    await opened.database.close()
  }

  @Test("A list finds each of its values, an empty one nothing", arguments: Engine.allCases)
  func list(engine: Engine) async throws {
    let opened = try await engine.open()
    let (found, none) = try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
      for id in 1...5 { try connection.addNote(id) }
      let noIDs: [Int] = []
      return (
        try connection.map("SELECT id FROM note WHERE id IN (\(list: [1, 3, 5])) ORDER BY id") { try $0.int(0) },
        try connection.rows("SELECT id FROM note WHERE id IN (\(list: noIDs))").count
      )
    }
    #expect(found == [1, 3, 5])
    #expect(none == 0)
    await opened.database.close()
  }

  @Test("A value of another kind is refused by its column", arguments: Engine.allCases)
  func anotherKind(engine: Engine) async throws {
    let opened = try await engine.open()
    await #expect(throws: DatabaseFailure.unreadable(column: 1, wanted: "an integer")) {
      try await opened.database.write(in: .practice(Engine.practiceA)) { connection in
        try connection.addNote(1, words: "shoulder")
        return try connection.first("SELECT id, words FROM note") { try $0.int(1) }
      }
    }
    await opened.database.close()
  }

  @Test("Text with a zero byte is refused", arguments: Engine.allCases)
  func zeroByte(engine: Engine) async throws {
    let opened = try await engine.open()
    await #expect(throws: DatabaseFailure.zeroByteInText) {
      try await opened.database.write(in: .practice(Engine.practiceA)) { try $0.addNote(1, words: "a\0b") }
    }
    await opened.database.close()
  }
}
