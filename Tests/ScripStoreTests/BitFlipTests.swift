import ScripCore
import ScripSQL
import ScripStore
import Seal
import TestSupport
import Testing

/// Goal: `verify` sees every changed bit of what must not change. Method: flip one bit of one stored value, verify,
/// put it back; 300 times, over the columns of documents, logs and the outbox.
@Suite struct BitFlipTests {
  private struct Column: Sendable {
    let table: SQL
    let name: SQL
    let isText: Bool
    let isNumber: Bool
  }

  private static func columns(_ table: SQL, bytes: [SQL], text: [SQL], numbers: [SQL]) -> [Column] {
    bytes.map { Column(table: table, name: $0, isText: false, isNumber: false) }
      + text.map { Column(table: table, name: $0, isText: true, isNumber: false) }
      + numbers.map { Column(table: table, name: $0, isText: false, isNumber: true) }
  }

  private static let covered =
    columns(
      "document", bytes: ["digest", "file_name", "row_digest"], text: ["media_type", "via"],
      numbers: ["byte_count", "received_at"])
    + columns(
      "document_part", bytes: ["stream_id", "header", "digest", "row_digest"], text: ["part"],
      numbers: ["byte_count", "chunk_count"])
    + columns("document_chunk", bytes: ["stream_id", "sealed"], text: [], numbers: ["number"])
    + columns(
      "audit", bytes: ["id", "login_id", "membership_id", "address_digest", "content_digest"],
      text: ["act", "outcome", "subjects"], numbers: ["happened_at"])
    + columns("audit_seal", bytes: ["line_id", "digest"], text: ["log"], numbers: ["number"])
    + columns(
      "outbox", bytes: ["id", "body", "row_digest"], text: ["channel"], numbers: ["control_number", "queued_at"])
    + columns("wrapped_key", bytes: ["wrapped"], text: [], numbers: [])

  @Test("300 flipped bits are 300 findings")
  func flips() async throws {
    let store = try await StoreEngine.sqlite.open()
    let key = InstallationKey()
    try await fill(store, key: key)
    let installation = try await open(store, key: key)
    let verification = Verification(engineFaults: { [] })
    #expect(try await verification.run(on: store.database, installation: installation).isClean)
    let seed: UInt64 = 7
    var random = SeededGenerator(seed: seed)
    for flip in 0..<300 {
      let column = Self.covered[flip % Self.covered.count]
      let (row, noise) = (Int.random(in: 0..<1000, using: &random), Int.random(in: 0..<1_000_000, using: &random))
      let before = try await store.write { try Self.flip(column, row: row, noise: noise, in: $0) }
      let report = try await verification.run(on: store.database, installation: installation)
      #expect(!report.isClean, "seed \(seed), flip \(flip)")
      try await store.write { try Self.put(before.value, back: column, rowid: before.rowid, in: $0) }
    }
    #expect(try await verification.run(on: store.database, installation: installation).isClean)
  }

  private static func flip(
    _ column: Column, row: Int, noise: Int, in connection: borrowing Connection
  ) throws -> (rowid: Int64, value: Value) {
    let count = try connection.first("SELECT count(*) FROM \(column.table)") { try $0.int(0) } ?? 0
    let found = try connection.first(
      "SELECT rowid, \(column.name) FROM \(column.table) ORDER BY rowid LIMIT 1 OFFSET \(row % count)"
    ) { (rowid: try $0.int64(0), value: try Self.value(column, $0)) }
    let old = try #require(found)
    try put(flipped(old.value, noise: noise), back: column, rowid: old.rowid, in: connection)
    return old
  }

  private static func value(_ column: Column, _ row: Row) throws -> Value {
    if column.isNumber { return .int(try row.int64(1)) }
    return column.isText ? .text(try row.text(1)) : .bytes(try row.bytes(1))
  }

  private static func flipped(_ value: Value, noise: Int) -> Value {
    switch value {
    case .int(let number): return .int(number ^ (1 << Int64(noise % 40)))
    case .bytes(var bytes):
      bytes[noise / 8 % bytes.count] ^= 1 << UInt8(noise % 8)
      return .bytes(bytes)
    case .text(let text):
      // The four low bits of an ASCII letter: what is left is still text, and no zero byte.
      var bytes = Array(text.utf8)
      bytes[noise / 4 % bytes.count] ^= 1 << UInt8(noise % 4)
      return .text(String(decoding: bytes, as: UTF8.self))
    case .null: return .int(1)
    }
  }

  private static func put(
    _ value: Value, back column: Column, rowid: Int64, in connection: borrowing Connection
  ) throws {
    try connection.execute("UPDATE \(column.table) SET \(column.name) = \(value) WHERE rowid = \(rowid)")
  }

  private func fill(_ store: TestStore, key: InstallationKey) async throws {
    try await store.write { connection in
      let practiceKey = try connection.addPracticeKey(wrappedBy: key, at: .start)
      for number in 1...3 {
        var writer = DocumentWriter(practice: store.practice, stream: .test(number + 10), key: practiceKey)
        try connection.add(try writer.add(Seal.randomBytes(70_000 * number)))
        let stream = try writer.finish()
        let document = Document(
          id: .test(number), digest: stream.digest, byteCount: stream.byteCount, mediaType: "application/pdf",
          fileName: "order.pdf", via: "fax", receivedAt: .start)
        try connection.add(document, stream, key: practiceKey)
        let body = Seal.randomBytes(300)
        let item = OutboxItem(
          id: .test(number), channel: "claim", controlNumber: Int64(number), body: body, queuedAt: .start)
        try connection.queue(item)
      }
      for number in 1...20 { try connection.append(.test(number)) }
      _ = try connection.seal(.audit, since: nil)
    }
  }

  private func open(_ store: TestStore, key: InstallationKey) async throws -> Installation {
    let file = KeyFile(path: store.folder.url.appending(path: "installation.key").path)
    try file.write(key)
    return try await Installation.open(
      keyFile: file, database: store.database, newID: .test(9), at: .start, on: CalendarDay("2026-11-24")!)
  }
}
