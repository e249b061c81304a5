extension VisitLedger {
  /// The days of what was delivered or is booked, oldest first.
  public var sessionDays: [CalendarDay] { holdings.map(\.day).sorted() }
}
