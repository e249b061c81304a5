/// A table as the migrations make it: enough to copy its rows whole.
public struct TableShape: Hashable, Sendable {
  public let name: String
  public let columns: [String]
  /// The columns of the primary key, in its order.
  public let key: [String]
  public let isPractices: Bool

  /// The key of a row of `columns`.
  public func key(of row: [Value]) -> [Value] {
    key.compactMap { name in columns.firstIndex(of: name).map { row[$0] } }
  }
}

extension Schema {
  /// Every table in the order of its making, so that a row comes after all that it refers to.
  public var tables: [TableShape] {
    let practices = Set(migrations.flatMap(\.practiceTables).map { "\($0)" })
    return migrations.flatMap(\.statements).compactMap { statement in
      let text = "\(statement)"
      guard let name = text.firstMatch(of: #/^CREATE TABLE (\w+)/#)?.1 else { return nil }
      let columns = text.matches(of: #/(\w+) \{\w+\}/#).map { String($0.1) }
      let named = text.firstMatch(of: #/\bPRIMARY KEY \(([\w, ]+)\)/#)?.1
      let inline = text.firstMatch(of: #/(\w+) \{\w+\}(?: NOT NULL)? PRIMARY KEY/#)?.1
      let key = (named ?? inline ?? "").split(separator: ", ").map(String.init)
      precondition(!columns.isEmpty && !key.isEmpty, "\(name) has no column or no primary key")
      return TableShape(
        name: String(name), columns: columns, key: key, isPractices: practices.contains(String(name)))
    }
  }
}

/// Work on a connection in one scope after another, all of it on one snapshot or in one file.
public typealias ScopedWork = (Scope, (borrowing Connection) throws -> Void) throws -> Void
/// The same where it may be handed to another thread.
public typealias SharedScopedWork = @Sendable (Scope, (borrowing Connection) throws -> Void) throws -> Void

extension Connection {
  /// The next rows of a table in the order of its key, at most `limit`, after the row with the key `last`. Of a
  /// practice's table, the rows of this transaction's practice.
  public func rows(of table: TableShape, after last: [Value]?, limit: Int) throws -> [[Value]] {
    let columns = table.columns.map { SQL(text: $0) }
    let key = SQL.joined(table.key.map { SQL(text: $0) }, by: ", ")
    var conditions: [SQL] = table.isPractices ? ["practice_id = \(practice)"] : []
    if let last { conditions.append("(\(key)) > (\(SQL.joined(last.map { "\($0)" }, by: ", ")))") }
    let tail: SQL = conditions.isEmpty ? "" : "WHERE \(SQL.joined(conditions, by: " AND "))"
    return try map(
      "SELECT \(SQL.joined(columns, by: ", ")) FROM \(SQL(text: table.name)) \(tail) ORDER BY \(key) LIMIT \(limit)"
    ) { row in columns.indices.map(row.value) }
  }

  /// Adds rows as they were read from another database.
  public func insert(_ rows: [[Value]], into table: TableShape) throws {
    let columns = SQL.joined(table.columns.map { SQL(text: $0) }, by: ", ")
    try execute("INSERT INTO \(SQL(text: table.name)) (\(columns)) VALUES \(rows: rows)")
  }
}
