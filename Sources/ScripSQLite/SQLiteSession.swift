import GRDB
import GRDBSQLite
import ScripSQL

/// Statements of one transaction, through GRDB's statement cache and SQLite's own step and column calls.
final class SQLiteSession: Session {
  private let engine: GRDB.Database
  private let handle: OpaquePointer
  var doom: DatabaseFailure?

  init(_ engine: GRDB.Database) {
    self.engine = engine
    handle = engine.sqliteConnection!
  }

  var dialect: Dialect { .sqlite }

  func rows(_ statement: ScripSQL.SQL) throws(DatabaseFailure) -> [ScripSQL.Row] {
    let compiled = try compile(statement)
    defer { sqlite3_reset(compiled.sqliteStatement) }
    let live = SQLiteRow(compiled.sqliteStatement)
    let stored = StoredRows()
    while try step(compiled) { stored.rows.append(live.values) }
    return stored.rows.indices.map { ScripSQL.Row(source: stored, index: $0) }
  }

  func each(_ statement: ScripSQL.SQL, _ body: (ScripSQL.Row) throws -> Bool) throws {
    let compiled = try compile(statement)
    let live = SQLiteRow(compiled.sqliteStatement)
    defer {
      live.position = -1
      sqlite3_reset(compiled.sqliteStatement)
    }
    while try step(compiled) {
      live.position += 1
      guard try body(ScripSQL.Row(source: live, index: live.position)) else { return }
    }
  }

  func execute(_ statement: ScripSQL.SQL) throws(DatabaseFailure) -> Int {
    let compiled = try compile(statement)
    defer { sqlite3_reset(compiled.sqliteStatement) }
    let before = sqlite3_total_changes64(handle)
    while try step(compiled) {}
    // Only rows the statement itself touched count, as on PostgreSQL; cascades and triggers do not.
    return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
  }

  /// False once SQLite has rolled the transaction back by itself, as it does when the disk is full.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  private func step(_ statement: Statement) throws(DatabaseFailure) -> Bool {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  private func compile(_ statement: ScripSQL.SQL) throws(DatabaseFailure) -> Statement {
    let compiled: Statement
    do {
      let cached = try engine.cachedStatement(sql: statement.text)
      // A statement that is being stepped further out cannot be shared.
      compiled =
        sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try engine.makeStatement(sql: statement.text)
    } catch {
      throw DatabaseFailure(error)
    }
    precondition(
      Int(sqlite3_bind_parameter_count(compiled.sqliteStatement)) == statement.values.count,
      "a statement has another number of places than values; look for a quoted question mark")
    for (index, value) in statement.values.enumerated() {
      try bind(value, at: Int32(index + 1), of: compiled.sqliteStatement)
    }
    return compiled
  }

  private func bind(_ value: Value, at index: Int32, of statement: OpaquePointer) throws(DatabaseFailure) {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(statement, index)
    case .int(let int): code = sqlite3_bind_int64(statement, index, int)
    case .text(let text):
      guard !text.utf8.contains(0) else { throw .zeroByteInText }
      code = sqlite3_bind_text(statement, index, text, -1, copied)
    case .bytes(let bytes) where bytes.isEmpty: code = sqlite3_bind_zeroblob(statement, index, 0)
    case .bytes(let bytes):
      code = sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), copied)
    }
    guard code == SQLITE_OK else { throw failure() }
  }

  private func failure() -> DatabaseFailure {
    DatabaseFailure(sqlite: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
  }
}
