extension EpisodeFacts {
  /// Where and how the order that rules the day lets a therapist work; nil without an order.
  public func orderedScope(on day: CalendarDay) -> OrderedScope? {
    guard referrals.inForce(on: day) != nil else { return nil }
    return Question(self, on: day, proposal: nil).scope
  }
}
