/// What one visit takes from limits that do not count visits.
public struct VisitSize: Hashable, Sendable, Codable {
  public var units: Int
  public var dollars: Money

  public init(units: Int, dollars: Money) {
    precondition(units >= 0 && dollars >= .zero, "A visit takes something or nothing; release gives it back")
    self.units = units
    self.dollars = dollars
  }

  /// The part of the visit that a measure counts.
  func amount(in measure: LimitKind.Measure) -> Int {
    switch measure {
    case .visits: 1
    case .units: units
    case .cents: dollars.cents
    case .nothing: 0
    }
  }

  /// Whether a place kept for `other` is large enough for this visit.
  func fits(into other: VisitSize) -> Bool { units <= other.units && dollars <= other.dollars }
}
