/// One instant: milliseconds since 1970-01-01T00:00:00Z. The clock is passed in; the core never asks for it.
public struct Moment: Hashable, Comparable, Sendable, Codable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  public func adding(seconds: Int64) -> Moment { Moment(milliseconds: milliseconds + seconds * 1000) }

  /// The local day and clock time at an offset from UTC, in minutes (zones are the caller's knowledge).
  public func local(offsetMinutes: Int) -> (day: CalendarDay, time: ClockTime) {
    let minutes = milliseconds.flooredQuotient(60_000) + Int64(offsetMinutes)
    let day = minutes.flooredQuotient(1440)
    return (CalendarDay(daysSinceEpoch: Int32(clamping: day)), ClockTime(minutes: Int(minutes - day * 1440)))
  }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}

/// A time of day on the wall clock, as minutes after midnight (0..<1440).
public struct ClockTime: Hashable, Comparable, Sendable, Codable {
  public let minutes: Int

  public init(minutes: Int) { self.minutes = Swift.min(Swift.max(minutes, 0), 1439) }

  /// `9:05` or `09:05`, of 24 hours; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      text.utf8.allSatisfy({ $0 == UInt8(ascii: ":") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    self.init(minutes: hour * 60 + minute)
  }

  public static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }

  /// `09:05`.
  public var shown: String {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
