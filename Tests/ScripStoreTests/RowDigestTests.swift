import ScripCore
import ScripSQL
import Testing

@testable import ScripStore

/// Every value of every row is under a digest or a seal, and no digest is renewed over a value that changed by itself.
@Suite struct RowDigestTests {
  /// Tables without a digest a row, each with what finds a changed bit in it instead.
  static let sealedOtherwise = [
    "audit": "the chain of seals", "access": "the chain of seals", "audit_seal": "the chain itself",
    "document_chunk": "does not open under the practice's key",
  ]

  /// A column as a migration declares it: its name and the word of its type.
  struct Column: Hashable {
    let name: String
    let kind: String
  }

  /// The tables that the migrations make, with their columns.
  static let schema: [String: [Column]] = {
    let texts = Migrations.all.flatMap(\.statements).map { "\($0)" }.filter { $0.hasPrefix("CREATE TABLE") }
    return Dictionary(
      uniqueKeysWithValues: texts.map { text in
        let name = text.dropFirst("CREATE TABLE ".count).prefix { $0 != " " }
        let columns = text.matches(of: #/(\w+) \{(\w+)\}/#).map { Column(name: String($0.1), kind: String($0.2)) }
        return (String(name), columns)
      })
  }()

  @Test("Every column of every table is under a row's digest, or its table is sealed otherwise")
  func covered() {
    let checked = CheckedTable.all.map(\.name)
    #expect(Set(checked).count == checked.count)
    #expect(Set(checked + Self.sealedOtherwise.keys) == Set(Self.schema.keys))
    for table in CheckedTable.all {
      let own = Self.schema[table.name, default: []].map(\.name).filter { column in
        column != "row_digest" && (column != "practice_id" || table.owner == .installation)
      }
      #expect(Set(table.columns) == Set(own), "\(table.name)")
      #expect(table.columns.count == own.count, "\(table.name)")
    }
  }

  @Test("A changed value in any column of any table is found, or refused", arguments: StoreEngine.allCases)
  func flips(engine: StoreEngine) async throws {
    let store = try await Self.filled(engine)
    let clean = try await store.read { try Self.faults($0) }
    #expect(clean == [])
    var found = 0
    var refused: [String] = []
    for table in CheckedTable.all {
      for column in table.columns + ["row_digest"] {
        do {
          try await store.write { try Self.flip(column, of: table, in: $0) }
        } catch let seen as Seen {
          #expect(seen.faults.map(\.table) == [table.name], "\(table.name).\(column)")
          found += 1
        } catch DatabaseFailure.constraint {
          refused.append("\(table.name).\(column)")
        }
      }
    }
    #expect(found > 150)
    // The engine itself refuses an id that nothing has, or that something else refers to.
    let ids = CheckedTable.all.flatMap { table in
      Self.schema[table.name, default: []].filter { $0.kind == "id" }.map { "\(table.name).\($0.name)" }
    }
    #expect(Set(refused).subtracting(ids + ["installation.one"]) == [])
  }

  @Test(
    "A row that changed by itself is not changed further, and nothing else waits for it",
    arguments: StoreEngine.allCases)
  func neverRenewed(engine: StoreEngine) async throws {
    let store = try await engine.open()
    try await store.write { connection in
      for number in 1...2 {
        let job = Job(
          id: .test(number), practice: store.practice, kind: "ReadDocument", key: "\(number)", subjects: [],
          notBefore: .start)
        _ = try connection.enqueue(job, at: .start)
      }
      _ = try connection.nextControlNumber(of: "claim")
      try connection.execute("UPDATE job SET subjects = 'intake/other' WHERE id = \(JobID.test(1))")
      try connection.execute("UPDATE control_number SET last = 7")
    }
    await #expect(throws: AlteredRow.self) {
      try await store.write { _ = try $0.nextControlNumber(of: "claim") }
    }
    let claimed = try await store.database.write(in: .installation) {
      try $0.claimJob(by: "w", at: .start, leaseSeconds: 60)
    }
    #expect(claimed?.job.id == .test(2))
    let faults = try await store.read { try Self.faults($0) }
    #expect(faults.map(\.table) == ["job", "control_number"])
  }

  /// Thrown to take a flip back, with what was seen of it.
  private struct Seen: Error { let faults: [Fault] }

  private static func faults(_ connection: borrowing Connection) throws -> [Fault] {
    try CheckedTable.all.flatMap { try connection.faults(in: $0) }
  }

  private static func flip(_ column: String, of table: CheckedTable, in connection: borrowing Connection) throws {
    let all = table.columns + ["row_digest"]
    let texts = table.columnTexts + ["row_digest"]
    let text = texts[all.firstIndex(of: column)!]
    let old = try #require(try connection.first("SELECT \(text) FROM \(table.table)") { $0.value(0) })
    try connection.execute("UPDATE \(table.table) SET \(text) = \(flipped(old))")
    throw Seen(faults: try faults(connection))
  }

  private static func flipped(_ value: Value) -> Value {
    switch value {
    case .int(let number): .int(number ^ 4)
    case .bytes(let bytes): .bytes([bytes[0] ^ 1] + bytes.dropFirst())
    // A digit of the JSON or a letter: what is left is still JSON, or still text.
    case .text(let text): .text(text.contains("2") ? text.replacing("2", with: "3") : text + "e")
    case .null: .int(1)
    }
  }

  /// A database with one row in every checked table. All ids are the same sixteen bytes, so every reference holds.
  private static func filled(_ engine: StoreEngine) async throws -> TestStore {
    let store = try await engine.open()
    try await store.write { connection in
      for table in CheckedTable.all where table.name != "practice" {
        let kinds = Dictionary(
          schema[table.name, default: []].map { ($0.name, $0.kind) }, uniquingKeysWith: { first, _ in first })
        let values = table.columns.map { value(ofKind: kinds[$0] ?? "", column: $0, practice: store.practice) }
        try connection.execute(connection.insertion(of: values, into: table))
      }
    }
    return store
  }

  private static func value(ofKind kind: String, column: String, practice: PracticeID) -> Value {
    switch kind {
    case "id": .bytes(practice.bytes)
    case "int": .int(column == "one" ? 1 : 2)
    case "json": .text("{\"visits\":12}")
    case "bytes": .bytes([2, 3])
    default: .text("word 2")
    }
  }
}
