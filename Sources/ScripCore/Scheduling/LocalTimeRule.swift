/// What has to be asked before a clock time can be booked: on two nights a year the clock skips an hour or shows it twice.
///
/// Nothing is guessed: the person at the desk says which one is meant. Source: architecture, decision 10.
public enum LocalTimeRule: Hashable, Sendable {
  case fine(begins: Moment)
  case doesNotExist(next: ClockTime)
  /// Ask which of the two is meant.
  case existsTwice
  /// It would begin before the clock is changed and end after it.
  case runsAcrossTheChange

  /// `isSecondOfTwo` answers the question for a time that exists twice; nil has not been asked.
  public static func reading(
    _ day: CalendarDay, _ start: ClockTime, minutes: Int, isSecondOfTwo: Bool?, in zone: ZoneOffsets
  ) -> LocalTimeRule {
    let begins: Moment
    switch zone.read(day, start) {
    case .once(let moment): begins = moment
    case .never(let next): return .doesNotExist(next: next)
    case .twice(let earlier, let later):
      guard let isSecondOfTwo else { return .existsTwice }
      begins = isSecondOfTwo ? later : earlier
    }
    let ends = begins.adding(seconds: Int64(minutes) * 60 - 1)
    if zone.minutes(at: begins) != zone.minutes(at: ends) { return .runsAcrossTheChange }
    return .fine(begins: begins)
  }
}

extension Appointment {
  /// The instant at which it begins; nil for a time that does not exist, which no booking has.
  public func begins(in zone: ZoneOffsets) -> Moment? {
    switch zone.read(day, start) {
    case .once(let moment): moment
    case .twice(let earlier, let later): isSecondOfTwo ? later : earlier
    case .never: nil
    }
  }
}
