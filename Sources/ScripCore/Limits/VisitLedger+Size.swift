/// What a visit is expected to take, before it has been delivered.
extension VisitLedger {
  /// Whether a limit is kept in dollars, so that it matters what a visit is expected to cost.
  public var countsDollars: Bool { limits.contains { $0.kind.measure == .cents } }

  /// What a booking of so many minutes is expected to take: a unit a quarter hour, and its part of the expected dollars,
  /// rounded up, so that a limit in dollars is never overdrawn by cents.
  public func size(ofMinutes minutes: Int) -> VisitSize {
    let units = minutes / 15
    guard expected.units > 0 else { return VisitSize(units: units, dollars: .zero) }
    let cents = (expected.dollars.cents * units + expected.units - 1) / expected.units
    return VisitSize(units: units, dollars: Money(cents: cents))
  }
}
