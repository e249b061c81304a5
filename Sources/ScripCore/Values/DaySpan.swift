/// Days from one to another, both included; open where an end is not given.
public struct DaySpan: Hashable, Sendable {
  public let from: CalendarDay?
  public let to: CalendarDay?

  public init(_ from: CalendarDay?, _ to: CalendarDay?) {
    self.from = from
    self.to = to
  }

  public func holds(_ day: CalendarDay) -> Bool {
    if let from, day < from { return false }
    if let to, day > to { return false }
    return true
  }

  /// Whether some day lies in both.
  public func meets(_ other: DaySpan) -> Bool {
    if let to, let begins = other.from, to < begins { return false }
    if let ends = other.to, let from, ends < from { return false }
    return true
  }
}
