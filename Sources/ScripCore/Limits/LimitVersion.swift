/// What a limit said from one day of knowledge on.
public struct LimitVersion: Hashable, Sendable, Codable {
  /// Visits, units or cents, as the kind measures. Not looked at for an acute window.
  public var amount: Int
  /// What has been used of it that no ledger of ours holds, by the same source: with other practices.
  public var usedElsewhere: Int
  /// First and last day of service it counts, both inclusive; open when nil.
  public var from: CalendarDay?
  public var to: CalendarDay?
  /// Who said so, in words for people and without a patient's name: `call of 3 Nov 2026`.
  public var source: String
  /// The day on which it was said.
  public var asOf: CalendarDay
  /// Bookings whose signed notes used a visit of an earlier version and stay with it; nil for none.
  public var usedOfEarlier: [AppointmentID]?

  public init(
    amount: Int, usedElsewhere: Int = 0, from: CalendarDay? = nil, to: CalendarDay? = nil, source: String,
    asOf: CalendarDay
  ) {
    self.amount = amount
    self.usedElsewhere = usedElsewhere
    self.from = from
    self.to = to
    self.source = source
    self.asOf = asOf
  }

  /// Whether a day of service counts against this version.
  public func holds(_ day: CalendarDay) -> Bool {
    DaySpan(from, to).holds(day)
  }

  /// Whether this version ends before another. An open end is later than any day.
  func endsBefore(_ other: LimitVersion) -> Bool {
    guard let to else { return false }
    return other.to.map { to < $0 } ?? true
  }
}
