import ScripCore
import ScripSQL
import Seal

/// A table whose rows each carry a digest of everything in them, and the columns that the digest is taken of.
///
/// The database's own check sees damaged pages, and only a third of changed bits; this sees every changed value. Rows
/// are written by `insert`, `put`, `replace` and `change` alone, so that none is written without its digest.
public struct CheckedTable: Sendable {
  /// Who sees its rows: one practice, or the installation, whose rows name a practice only as a column.
  public enum Owner: Hashable, Sendable { case practice, installation }

  public let name: String
  public let owner: Owner
  /// In the order of the digest; the first `keyCount` name the row within its practice.
  public let columns: [String]
  let keyCount: Int
  /// The same as text of statements.
  let table: SQL
  let columnTexts: [SQL]
  let listed: SQL
  /// Ends an insertion that replaces the row with its key.
  let replacing: SQL

  init(_ name: StaticString, of owner: Owner = .practice, key: [StaticString], _ others: [StaticString]) {
    self.name = "\(name)"
    self.owner = owner
    columns = (key + others).map { "\($0)" }
    keyCount = key.count
    table = SQL(stringLiteral: name)
    columnTexts = (key + others).map { SQL(stringLiteral: $0) }
    listed = .joined(columnTexts, by: ", ")
    let tenant: [SQL] = owner == .practice ? ["practice_id"] : []
    let changes: [SQL] = (columnTexts.dropFirst(key.count) + ["row_digest"]).map { "\($0) = excluded.\($0)" }
    let target = SQL.joined(tenant + columnTexts.prefix(key.count), by: ", ")
    replacing = "ON CONFLICT (\(target)) DO UPDATE SET \(SQL.joined(changes, by: ", "))"
  }

  /// The digest to store with a row: over its practice, if it has one, and its columns in their order.
  public func digest(practice: [UInt8], _ values: [Value]) -> [UInt8] {
    var canonical = CanonicalBytes(name)
    if owner == .practice { canonical.add(.bytes(practice)) }
    canonical.add(values)
    return canonical.digest.bytes
  }

  /// The values in their order. Naming each where it is written keeps a new column from being forgotten.
  func values(_ row: KeyValuePairs<String, any SQLValue>) -> [Value] {
    precondition(
      row.lazy.map(\.key).elementsEqual(columns), "write \(name) with its columns in their order: \(columns)")
    return row.map(\.value.sqlValue)
  }

  /// A row's key as people can look it up; ids in 26 letters.
  func rowName(_ values: [Value]) -> String {
    keyCount == 0 ? "the only row" : values.prefix(keyCount).map(Self.shown).joined(separator: "/")
  }

  private static func shown(_ value: Value) -> String {
    switch value {
    case .bytes(let bytes): ID<Fault>(bytes: bytes)?.description ?? "unreadable"
    case .text(let text): text
    case .int(let number): "\(number)"
    case .null: "nothing"
    }
  }
}

extension Connection {
  /// The rows whose digest is not the one of what they hold: of this practice, or of the installation.
  public func faults(in table: CheckedTable) throws -> [Fault] {
    var faults: [Fault] = []
    let (owner, count) = (owner(of: table), table.columns.count)
    try each(
      "SELECT \(table.listed), row_digest FROM \(table.table) \(table.whereOwner(owner)) ORDER BY \(table.order)"
    ) {
      row in
      let values = (0..<count).map(row.value)
      if row.value(count) != .bytes(table.digest(practice: owner, values)) {
        faults.append(Fault(.altered, table: table.name, row: table.rowName(values)))
      }
    }
    return faults
  }
}
