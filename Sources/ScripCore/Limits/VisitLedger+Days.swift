extension VisitLedger {
  /// The days of what was delivered or is booked, oldest first.
  public var sessionDays: [CalendarDay] { holdings.map(\.day).sorted() }

  /// The days of bookings that hold a visit, their notes not signed yet, oldest first.
  public var heldDays: [CalendarDay] { holdings.filter { !$0.isConsumed }.map(\.day).sorted() }

  /// What signed notes and slips of earlier visits have used, oldest first.
  public var consumed: [(booking: AppointmentID, day: CalendarDay)] {
    holdings.filter(\.isConsumed).map { ($0.booking, $0.day) }.sorted { $0.1 < $1.1 }
  }

  /// The days of what signed notes have used, oldest first.
  public var consumedDays: [CalendarDay] { consumed.map(\.day) }
}
