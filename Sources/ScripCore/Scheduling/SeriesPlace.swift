/// Where one date of a series can stand: the free time nearest to what is wanted that keeps the ordered frequency.
struct SeriesPlace {
  enum Answer {
    /// `isCloser`: the wished day would have been closer than ordered.
    case found(CalendarDay, ClockTime, isCloser: Bool)
    /// There is time only where it would be closer than ordered.
    case tooClose(Finding)
    /// Nothing is free on the days that would keep the frequency.
    case noTime
  }

  /// How many days behind the wished one are looked at for one that keeps the frequency.
  private static let daysAheadMax = 14

  let wish: SeriesPlan.Wish
  /// How far a date may be moved without running into the next one.
  let slack: Int
  let free: FreeSlots
  /// The last day of the order, where one is known.
  let lastDay: CalendarDay?

  /// `judge` is asked about days on which there is time, the earlier dates of the series counted.
  func near(
    _ wanted: CalendarDay, after previous: CalendarDay?, judge: (CalendarDay) -> Determination
  ) -> Answer {
    var shifts = [0]
    for step in stride(from: 1, through: slack, by: 1) { shifts += [step, -step] }
    let days = shifts.map { wanted.adding(days: $0) }.filter { day in
      day >= wish.first && previous.map { $0 < day } ?? true && lastDay.map { day <= $0 } ?? true
    }
    if let (day, start) = time(on: days, where: { !judge($0).isCloserThanOrdered }) {
      return .found(day, start, isCloser: day != wanted && judge(wanted).isCloserThanOrdered)
    }
    guard let closest = time(on: days, where: { _ in true }) else { return .noTime }
    for step in 1...Self.daysAheadMax {
      let day = wanted.adding(days: slack + step)
      if let lastDay, day > lastDay { break }
      if let (day, start) = time(on: [day], where: { !judge($0).isCloserThanOrdered }) {
        return .found(day, start, isCloser: true)
      }
    }
    return judge(closest.0).tooClose.map { .tooClose($0) } ?? .noTime
  }

  /// The wished hour on the first of the days that has it, then another hour.
  private func time(
    on days: [CalendarDay], where fits: (CalendarDay) -> Bool
  ) -> (CalendarDay, ClockTime)? {
    let starts = days.map { day in
      (day, free.starts(of: wish.therapist, at: wish.location, minutes: wish.minutes, on: day, for: wish.patient))
    }.filter { !$0.1.isEmpty && fits($0.0) }
    let hour = wish.start.minutes / 15
    if let (day, _) = starts.first(where: { $0.1.contains(hour) }) { return (day, wish.start) }
    for (day, starts) in starts {
      guard let nearest = starts.min(by: { abs($0 - hour) < abs($1 - hour) }) else { continue }
      return (day, ClockTime(minutes: nearest * 15))
    }
    return nil
  }
}
