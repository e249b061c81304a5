/// Monday to Friday without the federal holidays. Source: 5 U.S.C. 6103.
public enum BusinessDays {
  public static func contains(_ day: CalendarDay) -> Bool {
    day.weekday < 6 && !isHoliday(day)
  }

  /// The `count`th business day after a day; the day itself never counts.
  public static func day(_ count: Int, after day: CalendarDay) -> CalendarDay {
    var (found, left) = (day, count)
    while left > 0 {
      found = found.adding(days: 1)
      if contains(found) { left -= 1 }
    }
    return found
  }

  /// Business days after `start`, up to `end` inclusive; 0 when `end` is not later.
  public static func count(after start: CalendarDay, through end: CalendarDay) -> Int {
    guard start < end else { return 0 }
    return (1...start.days(until: end)).count { contains(start.adding(days: $0)) }
  }

  /// Whether the day is a federal holiday or stands in for one that falls on a weekend.
  static func isHoliday(_ day: CalendarDay) -> Bool {
    if isDated(day) { return day.weekday < 6 }
    // Saturday's holiday is kept on Friday, Sunday's on Monday.
    if day.weekday == 5, isDated(day.adding(days: 1)) { return true }
    if day.weekday == 1, isDated(day.adding(days: -1)) { return true }
    return isNumbered(day)
  }

  /// Holidays with a date of their own.
  private static func isDated(_ day: CalendarDay) -> Bool {
    let (_, month, date) = day.components
    return [(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)].contains { $0 == (month, date) }
  }

  /// Holidays that are a certain Monday or Thursday of a month.
  private static func isNumbered(_ day: CalendarDay) -> Bool {
    let (_, month, date) = day.components
    let week = (date - 1) / 7 + 1
    switch (month, day.weekday) {
    case (1, 1), (2, 1): return week == 3
    case (5, 1): return date > 24
    case (9, 1): return week == 1
    case (10, 1): return week == 2
    case (11, 4): return week == 4
    default: return false
    }
  }
}
