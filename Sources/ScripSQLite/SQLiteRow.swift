import GRDBSQLite
import ScripSQL

/// The row a statement stands on, read from SQLite's own memory.
final class SQLiteRow: RowSource {
  private let statement: OpaquePointer
  /// Which row the statement stands on; -1 before the first and after the last.
  var position = -1

  init(_ statement: OpaquePointer) { self.statement = statement }

  func isNull(row: Int, column: Int) -> Bool { kind(row, column) == SQLITE_NULL }

  func int(row: Int, column: Int) -> Int64? {
    kind(row, column) == SQLITE_INTEGER ? sqlite3_column_int64(statement, Int32(column)) : nil
  }

  func text(row: Int, column: Int) -> String? {
    kind(row, column) == SQLITE_TEXT ? storedText(Int32(column)) : nil
  }

  func bytes(row: Int, column: Int) -> [UInt8]? {
    kind(row, column) == SQLITE_BLOB ? storedBytes(Int32(column)) : nil
  }

  /// A copy of the whole row. Floating point numbers are read as whole numbers: we store none.
  var values: [Value] {
    (0..<sqlite3_column_count(statement)).map { column in
      switch sqlite3_column_type(statement, column) {
      case SQLITE_NULL: .null
      case SQLITE_TEXT: .text(storedText(column))
      case SQLITE_BLOB: .bytes(storedBytes(column))
      default: .int(sqlite3_column_int64(statement, column))
      }
    }
  }

  private func kind(_ row: Int, _ column: Int) -> Int32 {
    precondition(row == position, "a row was kept after its closure; decode it there, or use rows(_:)")
    precondition(column < sqlite3_column_count(statement), "the statement has no column \(column)")
    return sqlite3_column_type(statement, Int32(column))
  }

  private func storedText(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private func storedBytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }
}
