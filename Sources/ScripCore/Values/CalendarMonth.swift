/// One month of the civil calendar: `2026-11`. Years are those of `CalendarDay`.
public struct CalendarMonth: Hashable, Comparable, Sendable {
  public let year: Int
  /// 1...12.
  public let month: Int

  /// Nil when the calendar has no such month.
  public init?(year: Int, month: Int) {
    guard CalendarDay(year: year, month: month, day: 1) != nil else { return nil }
    self.year = year
    self.month = month
  }

  /// The month that a day is in.
  public init(of day: CalendarDay) {
    let (year, month, _) = day.components
    self.year = year
    self.month = month
  }

  public static func < (left: Self, right: Self) -> Bool { (left.year, left.month) < (right.year, right.month) }

  public var firstDay: CalendarDay { day(1) }
  public var lastDay: CalendarDay { day(CalendarDay.length(ofMonth: month, year: year)) }

  /// Nil before the first and after the last one that there is.
  public var before: CalendarMonth? { adding(-1) }
  public var after: CalendarMonth? { adding(1) }

  /// `November 2026`.
  public var shown: String { "\(CalendarDay.fullMonthNames[month - 1]) \(year)" }

  private func adding(_ months: Int) -> CalendarMonth? {
    let ordinal = year * 12 + month - 1 + months
    return CalendarMonth(year: ordinal / 12, month: ordinal % 12 + 1)
  }

  private func day(_ number: Int) -> CalendarDay {
    guard let day = CalendarDay(year: year, month: month, day: number) else {
      preconditionFailure("Every month has its first and last day; check CalendarDay's lengths")
    }
    return day
  }
}

extension CalendarMonth: LosslessStringConvertible {
  /// Reads `2026-11` and nothing else.
  public init?(_ text: String) {
    guard text.utf8.count == 7, let day = CalendarDay(text + "-01") else { return nil }
    self.init(of: day)
  }

  /// `2026-11`: how a month stands in addresses.
  public var description: String { String(firstDay.description.prefix(7)) }
}
