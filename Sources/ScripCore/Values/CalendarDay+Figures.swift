extension CalendarDay {
  /// `11/24/2026`: as people in the United States type it.
  public var inFigures: String {
    let (year, month, day) = components
    return "\(month < 10 ? "0" : "")\(month)/\(day < 10 ? "0" : "")\(day)/\(year)"
  }

  /// What no calendar has in a date of figures: `There is no month 13.`; nil when it is something else.
  ///
  /// Reads month, day, year, or year, month, day, with any of `/ - .` between them.
  public static func impossible(in text: String) -> String? {
    let parts = text.split(whereSeparator: { "/-. ".contains($0) })
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3, parts.allSatisfy({ $0.utf8.count <= 4 }) else { return nil }
    let isYearFirst = parts[0].utf8.count == 4
    let (year, month, day) =
      isYearFirst ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[0], numbers[1])
    guard (1...12).contains(month) else { return "There is no month \(month)." }
    guard CalendarDay(year: year, month: month, day: 1) != nil else {
      return year >= 1000 ? "Check the year \(year)." : nil
    }
    guard CalendarDay(year: year, month: month, day: day) == nil else { return nil }
    let last = (28...31).last { CalendarDay(year: year, month: month, day: $0) != nil } ?? 28
    return "\(fullMonthNames[month - 1]) \(year) has \(last) days."
  }

  static let fullMonthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
