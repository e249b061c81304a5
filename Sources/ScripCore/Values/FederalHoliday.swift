/// A federal holiday, or the weekday on which one that falls on a weekend is kept. Source: 5 U.S.C. 6103.
public struct FederalHoliday: Hashable, Sendable {
  public let day: CalendarDay
  /// `Thanksgiving Day`.
  public let name: String

  /// Those of a calendar year in order; one on a weekend stands twice, on its own day and on the day on which it is kept.
  public static func all(of year: Int) -> [FederalHoliday] {
    guard let first = CalendarDay(year: year, month: 1, day: 1), let last = CalendarDay(year: year, month: 12, day: 31)
    else { return [] }
    return (0...first.days(until: last)).compactMap { FederalHoliday(on: first.adding(days: $0)) }
  }

  /// The holiday of a day; nil on any other day.
  public init?(on day: CalendarDay) {
    guard let name = Self.kept(on: day) ?? Self.dated(day) ?? Self.numbered(day) else { return nil }
    (self.day, self.name) = (day, name)
  }

  /// Saturday's holiday is kept on Friday, Sunday's on Monday.
  private static func kept(on day: CalendarDay) -> String? {
    switch day.weekday {
    case 5: dated(day.adding(days: 1))
    case 1: dated(day.adding(days: -1))
    default: nil
    }
  }

  /// Holidays with a date of their own.
  private static func dated(_ day: CalendarDay) -> String? {
    let (_, month, date) = day.components
    switch (month, date) {
    case (1, 1): return "New Year’s Day"
    case (6, 19): return "Juneteenth"
    case (7, 4): return "Independence Day"
    case (11, 11): return "Veterans Day"
    case (12, 25): return "Christmas Day"
    default: return nil
    }
  }

  /// Holidays that are a certain Monday or Thursday of a month.
  private static func numbered(_ day: CalendarDay) -> String? {
    let (_, month, date) = day.components
    switch (month, day.weekday, (date - 1) / 7 + 1) {
    case (1, 1, 3): return "Martin Luther King Jr. Day"
    case (2, 1, 3): return "Washington’s Birthday"
    case (5, 1, _) where date > 24: return "Memorial Day"
    case (9, 1, 1): return "Labor Day"
    case (10, 1, 2): return "Columbus Day"
    case (11, 4, 4): return "Thanksgiving Day"
    default: return nil
    }
  }
}
