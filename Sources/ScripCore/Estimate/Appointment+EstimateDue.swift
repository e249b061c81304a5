extension Appointment {
  /// The last day to give a written estimate for a visit that is booked; nil where the law asks for none, or a given one
  /// speaks of its day.
  ///
  /// Each time it was booked for counts from the day somebody chose it, so that being moved gives no more time.
  /// `localDay` is the practice's day at a moment. Source: 45 CFR 149.610(b)(1)(vi).
  public func estimateDue(
    given: [GoodFaithEstimate], localDay: (Moment) -> CalendarDay
  ) -> CalendarDay? {
    guard state.word == .booked || state.word == .arrived else { return nil }
    var dues: [CalendarDay] = []
    var isAsked = false
    for step in history where step.state == .booked && !given.contains(where: { $0.speaks(of: step.day) }) {
      let due = GoodFaithEstimate.dueOn(scheduled: localDay(step.at), appointment: step.day, requested: nil)
      guard let due else { continue }
      dues.append(due)
      if step.day == day { isAsked = true }
    }
    return isAsked ? dues.min() : nil
  }
}
