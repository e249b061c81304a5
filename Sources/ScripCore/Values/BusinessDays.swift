/// Monday to Friday without the federal holidays.
public enum BusinessDays {
  public static func contains(_ day: CalendarDay) -> Bool {
    day.weekday < 6 && FederalHoliday(on: day) == nil
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
}
