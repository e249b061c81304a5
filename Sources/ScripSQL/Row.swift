/// One row of a result, read by position.
///
/// A row given to the closure of `each`, `map` or `first` lives as long as that closure: it reads the
/// engine's
/// own memory. Rows from `rows` may be kept.
public struct Row {
  private let source: any RowSource
  private let index: Int

  package init(source: any RowSource, index: Int) {
    self.source = source
    self.index = index
  }

  public func isNull(_ column: Int) -> Bool { source.isNull(row: index, column: column) }

  public func int64(_ column: Int) throws(DatabaseFailure) -> Int64 {
    guard let value = source.int(row: index, column: column) else { throw unreadable(column, as: "an integer") }
    return value
  }

  public func int(_ column: Int) throws(DatabaseFailure) -> Int {
    Int(try int64(column))
  }

  public func text(_ column: Int) throws(DatabaseFailure) -> String {
    guard let value = source.text(row: index, column: column) else { throw unreadable(column, as: "text") }
    return value
  }

  public func bytes(_ column: Int) throws(DatabaseFailure) -> [UInt8] {
    guard let value = source.bytes(row: index, column: column) else { throw unreadable(column, as: "bytes") }
    return value
  }

  /// 0 or 1; any other integer is unreadable.
  public func bool(_ column: Int) throws(DatabaseFailure) -> Bool {
    switch source.int(row: index, column: column) {
    case 0: false
    case 1: true
    default: throw unreadable(column, as: "0 or 1")
    }
  }

  public func optionalInt64(_ column: Int) throws(DatabaseFailure) -> Int64? {
    isNull(column) ? nil : try int64(column)
  }

  public func optionalText(_ column: Int) throws(DatabaseFailure) -> String? {
    isNull(column) ? nil : try text(column)
  }

  public func optionalBytes(_ column: Int) throws(DatabaseFailure) -> [UInt8]? {
    isNull(column) ? nil : try bytes(column)
  }

  /// The failure of a store's own decoding, such as `as: "a day"`.
  public func unreadable(_ column: Int, as wanted: String) -> DatabaseFailure {
    .unreadable(column: column, wanted: wanted)
  }
}

/// Where rows come from. A value of another kind, or NULL, reads as nil.
package protocol RowSource: AnyObject {
  func isNull(row: Int, column: Int) -> Bool
  func int(row: Int, column: Int) -> Int64?
  func text(row: Int, column: Int) -> String?
  func bytes(row: Int, column: Int) -> [UInt8]?
}

/// Rows copied out of the engine.
package final class StoredRows: RowSource {
  package var rows: [[Value]] = []

  package init() {}

  package func isNull(row: Int, column: Int) -> Bool { rows[row][column] == .null }

  package func int(row: Int, column: Int) -> Int64? {
    if case .int(let value) = rows[row][column] { value } else { nil }
  }

  package func text(row: Int, column: Int) -> String? {
    if case .text(let value) = rows[row][column] { value } else { nil }
  }

  package func bytes(row: Int, column: Int) -> [UInt8]? {
    if case .bytes(let value) = rows[row][column] { value } else { nil }
  }
}
