/// One day of the civil calendar, without time or zone: `2026-11-24`.
///
/// Stored and compared as the number of days since 1970-01-01, so order and distance are integer arithmetic.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar; negative before it.
  public let daysSinceEpoch: Int32

  public init(daysSinceEpoch: Int32) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// The day with this year, month (1...12) and day of month, or nil when the calendar has no such day.
  /// Years 1900...2199 are accepted: a day outside them in a practice's records is a typing error.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      day >= 1, day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(daysSinceEpoch: Self.days(year: year, month: month, day: day))
  }

  public static func < (left: Self, right: Self) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  /// The first and the last day that a record may bear. What is counted stays between them, so that a day which was
  /// written can be read again, whatever number stood on an order.
  public static let earliest = CalendarDay(daysSinceEpoch: days(year: years.lowerBound, month: 1, day: 1))
  public static let latest = CalendarDay(daysSinceEpoch: days(year: years.upperBound, month: 12, day: 31))
  private static let years = 1900...2199

  /// The day `days` later; earlier when negative. At most `latest`, at least `earliest`.
  public func adding(days: Int) -> CalendarDay {
    let (sum, overflows) = Int(daysSinceEpoch).addingReportingOverflow(days)
    let counted = CalendarDay(daysSinceEpoch: Int32(clamping: overflows ? days : sum))
    return min(max(counted, .earliest), .latest)
  }

  /// The same day of the month `months` later, clamped to that month's last day. At most `latest`, at least `earliest`.
  public func adding(months: Int) -> CalendarDay {
    let (year, month, day) = components
    // More than all the months there are changes nothing.
    let ordinal = year * 12 + (month - 1) + min(max(months, -4_800), 4_800)
    let (toYear, toMonth) = (ordinal / 12, ordinal % 12 + 1)
    let toDay = min(day, Self.length(ofMonth: toMonth, year: toYear))
    let counted = CalendarDay(daysSinceEpoch: Self.days(year: toYear, month: toMonth, day: toDay))
    return min(max(counted, .earliest), .latest)
  }

  /// Whole days from `self` to `other`; negative when `other` is earlier.
  public func days(until other: CalendarDay) -> Int { Int(other.daysSinceEpoch) - Int(daysSinceEpoch) }

  /// 1 Monday … 7 Sunday (ISO 8601).
  public var weekday: Int { ((Int(daysSinceEpoch) % 7) + 10) % 7 + 1 }

  /// Year, month and day of month. Howard Hinnant's civil-from-days, public domain.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func days(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension CalendarDay: LosslessStringConvertible {
  /// Reads `2026-11-24` and nothing else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `2026-11-24`: how a day is stored and exchanged.
  public var description: String {
    let (year, month, day) = components
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// `24 Nov 2026`: how a day is shown to staff.
  public var shown: String {
    let (year, month, day) = components
    return "\(day) \(Self.monthNames[month - 1]) \(year)"
  }

  /// `Tue`: the first three letters of the weekday.
  public var weekdayName: String { Self.weekdayNames[weekday - 1] }

  public static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}

extension CalendarDay: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = CalendarDay(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a day is written 2026-11-24")
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
