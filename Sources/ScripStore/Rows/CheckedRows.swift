import ScripSQL

/// How rows of checked tables are written: always whole, always with their digest.
extension Connection {
  /// Adds a row; fails when its key is taken.
  func insert(into table: CheckedTable, _ row: KeyValuePairs<String, any SQLValue>) throws {
    try execute(insertion(of: table.values(row), into: table))
  }

  /// Adds a row unless a unique column of it is taken. Returns whether it was added.
  func insertIfNew(into table: CheckedTable, _ row: KeyValuePairs<String, any SQLValue>) throws -> Bool {
    try execute("\(insertion(of: table.values(row), into: table)) ON CONFLICT DO NOTHING") > 0
  }

  /// Adds the rows whose key is free, in the order given, in one statement. Returns how many were added.
  func insertNew(into table: CheckedTable, _ rows: [KeyValuePairs<String, any SQLValue>]) throws -> Int {
    guard !rows.isEmpty else { return 0 }
    let owner = owner(of: table)
    let whole = rows.map { row in
      let values = table.values(row)
      return (table.owner == .practice ? [.bytes(owner)] : []) + values
        + [.bytes(table.digest(practice: owner, values))]
    }
    let tenant: SQL = table.owner == .practice ? "practice_id, " : ""
    return try execute(
      """
      INSERT INTO \(table.table) (\(tenant)\(table.listed), row_digest) VALUES \(rows: whole) ON CONFLICT DO NOTHING
      """)
  }

  /// Adds a row, or replaces all of the one with its key.
  func put(into table: CheckedTable, _ row: KeyValuePairs<String, any SQLValue>) throws {
    try execute("\(insertion(of: table.values(row), into: table)) \(table.replacing)")
  }

  /// Changes some columns of the row with this key, after seeing that it is what was written: a digest is never renewed
  /// over a value that changed by itself. False when there is no such row; throws `AlteredRow`.
  @discardableResult
  func change(_ table: CheckedTable, _ key: any SQLValue..., alter: (inout CheckedRow) throws -> Void) throws -> Bool {
    precondition(key.count == table.keyCount, "the key of \(table.name) has \(table.keyCount) columns")
    guard var row = try checkedRow(of: table, key: key.map(\.sqlValue)) else { return false }
    try alter(&row)
    try execute(update(of: table, to: row.values))
    return true
  }

  /// The row with this key, if it is what was written; nil when there is none. Throws `AlteredRow`.
  private func checkedRow(of table: CheckedTable, key: [Value]) throws -> CheckedRow? {
    let (owner, count) = (owner(of: table), table.columns.count)
    return try first("SELECT \(table.listed), row_digest FROM \(table.table) \(table.whereKey(key, of: owner))") {
      row in
      let values = (0..<count).map(row.value)
      guard row.value(count) == .bytes(table.digest(practice: owner, values)) else {
        throw AlteredRow(fault: Fault(.altered, table: table.name, row: table.rowName(values)))
      }
      return CheckedRow(table: table, values: values)
    }
  }

  func insertion(of values: [Value], into table: CheckedTable) -> SQL {
    let owner = owner(of: table)
    let digest = Value.bytes(table.digest(practice: owner, values))
    if table.owner == .installation {
      return "INSERT INTO \(table.table) (\(table.listed), row_digest) VALUES \(rows: [values + [digest]])"
    }
    return """
      INSERT INTO \(table.table) (practice_id, \(table.listed), row_digest)
      VALUES \(rows: [[.bytes(owner)] + values + [digest]])
      """
  }

  private func update(of table: CheckedTable, to values: [Value]) -> SQL {
    let owner = owner(of: table)
    let changes: [SQL] = zip(table.columnTexts, values).dropFirst(table.keyCount).map { "\($0) = \($1)" }
    return """
      UPDATE \(table.table) SET \(SQL.joined(changes, by: ", ")), row_digest = \(table.digest(practice: owner, values))
      \(table.whereKey(Array(values.prefix(table.keyCount)), of: owner))
      """
  }

  /// The practice whose rows are meant; nothing for a table of the installation.
  func owner(of table: CheckedTable) -> [UInt8] { table.owner == .practice ? practice : [] }
}

extension CheckedTable {
  /// What rows of one practice are listed by.
  var order: SQL { keyCount == 0 ? columnTexts[0] : .joined(Array(columnTexts.prefix(keyCount)), by: ", ") }

  func whereOwner(_ owner: [UInt8]) -> SQL { self.owner == .practice ? "WHERE practice_id = \(owner)" : "" }

  func whereKey(_ key: [Value], of owner: [UInt8]) -> SQL {
    let conditions: [SQL] = zip(columnTexts, key).map { "\($0) = \($1)" }
    let tenant: [SQL] = self.owner == .practice ? ["practice_id = \(owner)"] : []
    return "WHERE \(SQL.joined(tenant + conditions, by: " AND "))"
  }
}

/// A row as it was written, about to be changed.
struct CheckedRow {
  fileprivate let table: CheckedTable
  fileprivate(set) var values: [Value]

  subscript(_ column: String) -> any SQLValue {
    get { values[place(of: column)] }
    set { values[place(of: column)] = newValue.sqlValue }
  }

  /// A counter; 0 for what holds none.
  func int(_ column: String) -> Int64 {
    if case .int(let number) = values[place(of: column)] { number } else { 0 }
  }

  func isNull(_ column: String) -> Bool { values[place(of: column)] == .null }

  private func place(of column: String) -> Int {
    guard let place = table.columns.firstIndex(of: column) else {
      preconditionFailure("\(table.name) has no column \(column)")
    }
    return place
  }
}

/// A row that is to be changed is not what was written. Nothing is changed: a person looks, with `scrip verify`.
public struct AlteredRow: Error, Hashable, Sendable, CustomStringConvertible {
  public let fault: Fault
  public var description: String { "\(fault); run scrip verify, and keep the data as it is" }
}
