/// Days and times as X12 writes them, without a clock or a locale.
enum Calendar {
  private static func number(_ bytes: Bytes, _ from: Int, _ count: Int) -> Int {
    var value = 0
    for offset in from..<from + count { value = value * 10 + Int(bytes.start[offset] &- 0x30) }
    return value
  }

  /// CCYYMMDD or YYMMDD that is a day of the calendar.
  static func isDate(_ bytes: Bytes) -> Bool { day(bytes) != nil }

  /// The day as CCYYMMDD; nil for none. A year of two digits is in the 2000s.
  static func day(_ bytes: Bytes) -> Int? {
    guard bytes.count == 8 || bytes.count == 6, bytes.areDigits else { return nil }
    let isLong = bytes.count == 8
    let year = isLong ? number(bytes, 0, 4) : 2000 + number(bytes, 0, 2)
    let month = number(bytes, isLong ? 4 : 2, 2)
    let day = number(bytes, isLong ? 6 : 4, 2)
    guard year >= 1800, month >= 1, month <= 12, day >= 1, day <= days(in: month, of: year) else { return nil }
    return year * 10_000 + month * 100 + day
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// HHMM, HHMMSS, or with parts of a second.
  static func isTime(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 4, bytes.count <= 8, bytes.count != 5, bytes.areDigits else { return false }
    return number(bytes, 0, 2) < 24 && number(bytes, 2, 2) < 60 && (bytes.count < 6 || number(bytes, 4, 2) < 60)
  }

  /// Both days of CCYYMMDD-CCYYMMDD; nil when it is not of that form.
  static func period(_ bytes: Bytes) -> (from: Int, through: Int)? {
    guard bytes.count == 17, bytes.start[8] == 0x2D, let from = day(Bytes(start: bytes.start, count: 8)),
      let through = day(Bytes(start: bytes.start + 9, count: 8))
    else { return nil }
    return (from, through)
  }
}
