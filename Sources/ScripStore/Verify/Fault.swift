/// One place where stored data is not what was written. Names a table and a row, never what is in it.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case altered
    case missing
    /// A chain ends earlier than a backup says it once did.
    case cutOff = "cut off"
    case damagedFile = "damaged file"
  }

  public let kind: Kind
  public let table: String
  /// The row's key as people can look it up; ids in 26 letters.
  public let row: String

  public init(_ kind: Kind, table: String, row: String) {
    self.kind = kind
    self.table = table
    self.row = row
  }

  public var description: String { "\(table) \(row): \(kind.rawValue)" }
}
