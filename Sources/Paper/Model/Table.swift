/// Rows under headings; the headings are repeated on every page the rows reach.
public struct Table: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public let title: String
    /// Its part of the width, against the parts of the other columns.
    public let share: Double
    /// Numbers and money stand at the right.
    public let isNumeric: Bool

    public init(_ title: String, share: Double = 1, isNumeric: Bool = false) {
      self.title = title
      self.share = share
      self.isNumeric = isNumeric
    }
  }

  public let columns: [Column]
  public let rows: [[Words]]
  /// Printed bold under a stronger line, such as totals.
  public let total: [Words]?

  /// A row with fewer cells than columns is filled with empty ones; cells beyond the columns are not printed.
  public init(_ columns: [Column], rows: [[Words]], total: [Words]? = nil) {
    self.columns = columns
    self.rows = rows
    self.total = total
  }
}
