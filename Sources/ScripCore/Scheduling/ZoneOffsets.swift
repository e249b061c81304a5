/// How a zone's clock runs around a day: its offsets from UTC, as a value. The zone tables are the caller's.
public struct ZoneOffsets: Hashable, Sendable {
  /// From a moment on the clock is so many minutes ahead of UTC.
  public struct Change: Hashable, Sendable {
    public let at: Moment
    public let minutes: Int

    public init(at: Moment, minutes: Int) {
      self.at = at
      self.minutes = minutes
    }
  }

  /// Before the first change.
  public let first: Int
  /// Oldest first.
  public let changes: [Change]

  public init(first: Int, changes: [Change] = []) {
    self.first = first
    self.changes = changes
  }

  /// How far the clock is ahead of UTC at a moment.
  public func minutes(at moment: Moment) -> Int { changes.last { $0.at <= moment }?.minutes ?? first }

  /// What a clock time of a day means in the zone.
  public enum Reading: Hashable, Sendable {
    case once(Moment)
    /// The clock is put forward over it; `next` is the first time after it that exists.
    case never(next: ClockTime)
    /// The clock is put back over it.
    case twice(Moment, Moment)
  }

  /// What the clock time means on that day: one moment, two, or none.
  public func read(_ day: CalendarDay, _ time: ClockTime) -> Reading {
    var moments: [Moment] = []
    for offset in Set([first] + changes.map(\.minutes)) {
      let moment = Moment(day, time, offsetMinutes: offset)
      if minutes(at: moment) == offset { moments.append(moment) }
    }
    moments.sort()
    if moments.count > 1 { return .twice(moments[0], moments[1]) }
    if let moment = moments.first { return .once(moment) }
    // No zone has ever put its clock forward over the end of a quarter and not of a minute, nor for a whole day.
    for minutes in time.minutes + 1..<1440 {
      let later = ClockTime(minutes: minutes)
      if case .never = read(oneOf: day, later) { continue }
      return .never(next: later)
    }
    return .never(next: ClockTime(minutes: 1439))
  }

  /// Whether a time exists, without looking for the next one.
  private func read(oneOf day: CalendarDay, _ time: ClockTime) -> Reading {
    for offset in [first] + changes.map(\.minutes) {
      let moment = Moment(day, time, offsetMinutes: offset)
      if minutes(at: moment) == offset { return .once(moment) }
    }
    return .never(next: time)
  }
}

extension Moment {
  /// The instant at which a clock so many minutes ahead of UTC shows this time on this day.
  public init(_ day: CalendarDay, _ time: ClockTime, offsetMinutes: Int) {
    let minutes = Int64(day.daysSinceEpoch) * 1440 + Int64(time.minutes) - Int64(offsetMinutes)
    self.init(milliseconds: minutes * 60_000)
  }
}
