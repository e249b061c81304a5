import ScripCore

extension ClockTime {
  /// `9:00`, `17:30`, `9 am`, `1pm`, `8:30 a.m.`; a bare hour is none, since nobody can tell which half of the day it is.
  init?(typed text: String) {
    let plain = text.lowercased().filter { !$0.isWhitespace && $0 != "." }
    guard let half = ["am", "pm"].first(where: plain.hasSuffix) else {
      self.init(text)
      return
    }
    let digits = plain.dropLast(2)
    guard let time = ClockTime(digits.contains(":") ? String(digits) : "\(digits):00") else { return nil }
    // Twelve is the first hour of its half.
    let (hour, minute) = (time.minutes / 60, time.minutes % 60)
    guard (1...12).contains(hour) else { return nil }
    self.init(minutes: (hour % 12 + (half == "pm" ? 12 : 0)) * 60 + minute)
  }
}
