/// Days on which the practice or a location is closed, or a therapist is away. Both ends count.
///
/// Nothing new is booked on them; what was booked before stays, and somebody calls the patients.
public struct DaysOff: Hashable, Sendable, Codable {
  /// Who is not there.
  public enum Whose: Hashable, Sendable, Codable {
    case practice
    case location(LocationID)
    case therapist(TherapistID)
  }

  public var id: DaysOffID
  public var first: CalendarDay
  public var last: CalendarDay
  /// `Thanksgiving Day`, `leave`: staff read it, patients never do.
  public var reason: String

  public init(id: DaysOffID, first: CalendarDay, last: CalendarDay, reason: String) {
    self.id = id
    self.first = first
    self.last = last
    self.reason = reason
  }

  public func holds(_ day: CalendarDay) -> Bool { first <= day && day <= last }
  public func meets(_ days: ClosedRange<CalendarDay>) -> Bool { first <= days.upperBound && days.lowerBound <= last }
}

extension DaysOff {
  /// Why nobody is treated by this therapist at this place on a day, and who is not there; nil on an ordinary day.
  /// `practice` are the days on which all of it is closed.
  public static func found(
    on day: CalendarDay, _ practice: [DaysOff]?, _ place: Location, _ therapist: Therapist
  ) -> (whose: Whose, days: DaysOff)? {
    if let days = practice.holding(day) { return (.practice, days) }
    if let days = place.daysOff.holding(day) { return (.location(place.id), days) }
    return therapist.daysOff.holding(day).map { (.therapist(therapist.id), $0) }
  }
}

extension [DaysOff]? {
  /// Why a day is off; nil on an ordinary one.
  public func holding(_ day: CalendarDay) -> DaysOff? { self?.first { $0.holds(day) } }
}

/// When a therapist works at one location, by the week and the location's clock.
public struct WorkingHours: Hashable, Sendable, Codable {
  public var location: LocationID
  public var hours: [OpeningHours]

  public init(location: LocationID, hours: [OpeningHours]) {
    self.location = location
    self.hours = hours
  }
}

extension Therapist {
  /// Whether they have hours of their own: then they work only where and when these say.
  public var hasHours: Bool { hours?.isEmpty == false }

  /// The quarter hours in which they may work at a place on a day, its own hours aside; all where they have none written.
  public func quarters(at place: LocationID, on day: CalendarDay) -> QuarterSet {
    guard let hours, !hours.isEmpty else { return QuarterSet(0..<QuarterSet.count) }
    return hours.first { $0.location == place }?.hours.quarters(on: day) ?? QuarterSet()
  }
}

extension [OpeningHours] {
  /// The whole quarter hours between opening and closing on a day.
  func quarters(on day: CalendarDay) -> QuarterSet {
    filter { $0.weekday == day.weekday }.reduce(into: QuarterSet()) { open, hours in
      // The quarter in which it opens is whole only when it opens on it.
      let first = (hours.opens.minutes + 14) / 15
      open = open.union(QuarterSet(first..<Swift.max(first, hours.closes.minutes / 15)))
    }
  }
}
