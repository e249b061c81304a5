extension VisitLedger {
  /// Whether a visit is held or used under this booking.
  public func isTaken(by booking: AppointmentID) -> Bool { holding(of: booking) != nil }

  /// The ledger as it would stand without this booking: what a held or moved appointment is asked about with.
  public func without(_ booking: AppointmentID) -> VisitLedger {
    guard let index = holding(of: booking) else { return self }
    var others = self
    others.remove(at: index)
    return others
  }

  /// Holds a booking's visit on another day, or in another size. When it does not fit there the old one stays.
  ///
  /// One entry: it takes the place of the one before.
  public mutating func move(_ booking: AppointmentID, to day: CalendarDay, size: VisitSize) -> LimitRefusal? {
    guard let index = holding(of: booking) else { return .nothingTaken }
    if holdings[index].isConsumed { return .alreadyConsumed }
    var moved = without(booking)
    if let refusal = moved.reserve(booking, on: day, size: size) { return refusal }
    self = moved
    return nil
  }
}

extension EpisodeFacts {
  /// The facts as they would stand without an appointment that is asked about again.
  public func without(_ appointment: AppointmentID) -> EpisodeFacts {
    var others = self
    others.ledger.setAside(keepersOf: appointment)
    others.ledger = others.ledger.without(appointment)
    others.sessionDays = others.ledger.sessionDays
    return others
  }
}
