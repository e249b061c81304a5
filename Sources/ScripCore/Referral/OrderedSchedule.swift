/// How many visits, how often and for how long, as the order says it. Nothing is filled in.
public struct OrderedSchedule: Hashable, Sendable, Codable {
  /// A number the order states itself.
  public var visits: Int?
  public var frequency: Frequency?
  public var duration: Period?

  public init(visits: Int? = nil, frequency: Frequency? = nil, duration: Period? = nil) {
    self.visits = visits
    self.frequency = frequency
    self.duration = duration
  }

  /// `2 times a week`: `timesMin...timesMax` visits in every `every` units.
  public struct Frequency: Hashable, Sendable, Codable {
    public var timesMin: Int
    public var timesMax: Int
    public var every: Int
    public var unit: Period.Unit

    public init(_ times: ClosedRange<Int>, every: Int = 1, _ unit: Period.Unit) {
      timesMin = times.lowerBound
      timesMax = times.upperBound
      self.every = every
      self.unit = unit
    }
  }

  /// A stretch of time in whole units.
  public struct Period: Hashable, Sendable, Codable {
    public enum Unit: String, Hashable, Sendable, CaseIterable, Codable { case day, week, month, year }

    public var count: Int
    public var unit: Unit

    public init(_ count: Int, _ unit: Unit) {
      self.count = count
      self.unit = unit
    }
  }
}

extension OrderedSchedule {
  /// What frequency × duration comes to, with the most the order can mean as the upper end.
  ///
  /// Nil when either is missing. Months count as months when both are in months or years, else as the days of
  /// 52 weeks a year. Source: domain.md B1 rule 3 ("2x/wk x 6 wks" → 12; "two sessions per month for 12 months" → 24).
  public var multiplied: ClosedRange<Int>? {
    guard let frequency, let duration, frequency.every > 0, duration.count > 0, frequency.timesMin >= 0,
      frequency.timesMin <= frequency.timesMax, duration.count <= 1000, frequency.timesMax <= 1000
    else { return nil }
    let times: (numerator: Int, denominator: Int)
    switch (frequency.unit.inMonths, duration.unit.inMonths) {
    case (let every?, let span?):
      times = (duration.count * span, frequency.every * every)
    default:
      // Weeks and days; a month beside weeks is a twelfth of 364 days, so that 3 months hold 13 weeks.
      times = (duration.count * duration.unit.twelfthsOfDays, frequency.every * frequency.unit.twelfthsOfDays)
    }
    func visits(_ each: Int) -> Int { each * times.numerator / times.denominator }
    return visits(frequency.timesMin)...visits(frequency.timesMax)
  }

  /// The number of visits the order allows: the stated number, else the upper end of frequency × duration.
  /// Nil for an open order and for one that contradicts itself.
  public var visitsAllowed: Int? {
    if conflicts { return nil }
    return visits ?? multiplied?.upperBound
  }

  /// Whether the stated number lies outside what frequency × duration comes to. Scrip never chooses between them.
  public var conflicts: Bool {
    guard let visits, let multiplied else { return false }
    return !multiplied.contains(visits)
  }
}

extension OrderedSchedule.Period.Unit {
  var inMonths: Int? {
    switch self {
    case .day, .week: nil
    case .month: 1
    case .year: 12
    }
  }

  /// Days × 12, so that a month of 364/12 days stays a whole number.
  var twelfthsOfDays: Int {
    switch self {
    case .day: 12
    case .week: 84
    case .month: 364
    case .year: 4368
    }
  }
}

extension OrderedSchedule.Period {
  /// The last day of the period that begins on `first`, both inclusive.
  ///
  /// Source: domain.md B1 rule 2: "for 12 months" from 2026-01-31 ends 2027-01-30; "6 weeks" from 2026-02-28 ends
  /// 2026-04-10. Month ends clamp.
  public func lastDay(from first: CalendarDay) -> CalendarDay {
    switch unit {
    case .day: first.adding(days: count - 1)
    case .week: first.adding(days: count * 7 - 1)
    case .month: lastDay(from: first, months: count)
    case .year: lastDay(from: first, months: count * 12)
    }
  }

  /// The same day minus one; from the 31st into a shorter month the clamped day itself is the last.
  private func lastDay(from first: CalendarDay, months: Int) -> CalendarDay {
    let same = first.adding(months: months)
    return same.components.day == first.components.day ? same.adding(days: -1) : same
  }
}

extension OrderedSchedule.Frequency {
  /// `2 times a week`, `once every 2 weeks`, `1 to 2 times a week`.
  public var shown: String {
    let times =
      timesMin != timesMax
      ? "\(timesMin) to \(timesMax) times" : timesMin == 1 ? "once" : timesMin == 2 ? "twice" : "\(timesMin) times"
    return every == 1 ? "\(times) a \(unit.rawValue)" : "\(times) every \(every) \(unit.rawValue)s"
  }
}
