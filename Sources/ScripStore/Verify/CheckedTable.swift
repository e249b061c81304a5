import ScripCore
import ScripSQL
import Seal

/// A table whose rows each carry a digest over the columns that must not change: documents, outbox, ledgers.
///
/// The database's own check sees damaged pages, and only a third of changed bits; this sees every changed value.
public struct CheckedTable: Sendable {
  public let name: String
  let keyCount: Int
  let columnCount: Int
  let rows: @Sendable (PracticeID) -> SQL

  /// `rows` selects, for one practice, `columnCount` columns that the digest covers, the first `keyCount` of them
  /// naming the row, and the stored digest behind them.
  public init(
    _ name: String, keyCount: Int, columnCount: Int, rows: @escaping @Sendable (PracticeID) -> SQL
  ) {
    self.name = name
    self.keyCount = keyCount
    self.columnCount = columnCount
    self.rows = rows
  }

  /// The digest to store with a row: over the practice and the same columns in the same order.
  public func digest(practice: PracticeID, _ values: [Value]) -> [UInt8] {
    var canonical = CanonicalBytes(name)
    canonical.add(practice.sqlValue)
    canonical.add(values)
    return canonical.digest.bytes
  }
}

extension Connection {
  /// The rows of this practice whose digest is not the one of what they hold.
  public func faults(in table: CheckedTable) throws -> [Fault] {
    var faults: [Fault] = []
    let (practice, columnCount) = (practiceID, table.columnCount)
    try each(table.rows(practice)) { row in
      let values = (0..<columnCount).map(row.value)
      if row.value(columnCount) != .bytes(table.digest(practice: practice, values)) {
        faults.append(Fault(.altered, table: table.name, row: Self.name(values.prefix(table.keyCount))))
      }
    }
    return faults
  }

  private static func name(_ key: ArraySlice<Value>) -> String {
    key.map { value in
      switch value {
      case .bytes(let bytes): ID<Fault>(bytes: bytes)?.description ?? "unreadable"
      case .text(let text): text
      case .int(let number): "\(number)"
      case .null: "nothing"
      }
    }.joined(separator: "/")
  }
}
