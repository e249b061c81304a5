/// A practice's own condition for being seen at a location, over a span of days. Source: domain.md S0-3.
public struct BookingGate: Hashable, Sendable, Codable {
  public enum Mode: String, Hashable, Sendable, CaseIterable, Codable {
    case alwaysRequireReferral
    case requireForInsuredOnly
    case never
  }

  /// Nil: every location.
  public var location: LocationID?
  public var mode: Mode
  /// Said to patients: why a referral is asked for.
  public var reason: String
  public var from: CalendarDay?
  public var to: CalendarDay?

  public init(
    location: LocationID? = nil, mode: Mode, reason: String, from: CalendarDay? = nil, to: CalendarDay? = nil
  ) {
    self.location = location
    self.mode = mode
    self.reason = reason
    self.from = from
    self.to = to
  }

  /// Whether it counts at a location on a day; both ends inclusive.
  public func applies(at place: LocationID?, on day: CalendarDay) -> Bool {
    (location == nil || location == place) && DaySpan(from, to).holds(day)
  }
}
