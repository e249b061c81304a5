import CPQ
import ScripSQL

/// Type numbers of the server. Source: PostgreSQL 15, pg_type.dat.
enum PostgresType {
  static let bool: Oid = 16
  static let bytes: Oid = 17
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let numeric: Oid = 1700
  /// name, text, json, unknown, char(n), varchar.
  static let texts: Set<Oid> = [19, 25, 114, 705, 1042, 1043]
}

/// A whole answer of the server in binary form. Rows read from it and keep it alive.
final class PostgresResult: RowSource {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) { self.result = result }

  deinit { PQclear(result) }

  var count: Int { Int(PQntuples(result)) }

  var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

  func isNull(row: Int, column: Int) -> Bool {
    precondition(column < PQnfields(result), "the statement has no column \(column)")
    return PQgetisnull(result, Int32(row), Int32(column)) == 1
  }

  func int(row: Int, column: Int) -> Int64? {
    guard let bytes = cell(row, column) else { return nil }
    switch PQftype(result, Int32(column)) {
    case PostgresType.int8, PostgresType.int4, PostgresType.int2:
      let start: Int64 = (bytes.first ?? 0) & 0x80 == 0 ? 0 : -1
      return bytes.reduce(start) { $0 << 8 | Int64($1) }
    case PostgresType.bool: return Int64(bytes.first ?? 0)
    case PostgresType.numeric: return wholeNumber(bytes)
    default: return nil
    }
  }

  func text(row: Int, column: Int) -> String? {
    guard let bytes = cell(row, column), PostgresType.texts.contains(PQftype(result, Int32(column))) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func bytes(row: Int, column: Int) -> [UInt8]? {
    guard let bytes = cell(row, column), PQftype(result, Int32(column)) == PostgresType.bytes else { return nil }
    return Array(bytes)
  }

  private func cell(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    if isNull(row: row, column: column) { return nil }
    let (row, column) = (Int32(row), Int32(column))
    return UnsafeRawBufferPointer(
      start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
  }

  /// A numeric without decimals, as `sum` of integers makes: digits of base 10,000, most significant first.
  /// Source: PostgreSQL 15, numeric_send.
  private func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    func word(_ index: Int) -> Int64 { Int64(bytes[index * 2]) << 8 | Int64(bytes[index * 2 + 1]) }
    let (digits, weight, sign) = (Int(word(0)), Int(Int16(truncatingIfNeeded: word(1))), word(2))
    guard sign == 0 || sign == 0x4000, word(3) == 0, weight < 5 else { return nil }
    var number: Int64 = 0
    for place in stride(from: 0, through: weight, by: 1) {
      let (shifted, isTooBig) = number.multipliedReportingOverflow(by: 10_000)
      let digit = place < digits ? word(4 + place) : 0
      let (sum, isStillTooBig) = shifted.subtractingReportingOverflow(digit)
      if isTooBig || isStillTooBig { return nil }
      number = sum
    }
    // Gathered below zero, where the range is one wider.
    return sign == 0x4000 ? number : (number == .min ? nil : -number)
  }
}
