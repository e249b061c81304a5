extension VisitLedger {
  /// Holds a visit for a booking. Answers why not when it does not fit, and changes nothing then.
  public mutating func reserve(_ booking: AppointmentID, on day: CalendarDay, size: VisitSize) -> LimitRefusal? {
    guard holding(of: booking) == nil else { return .alreadyTaken }
    return take(.reserve, booking, on: day, size: size, room: room(for: size, on: day))
  }

  /// Uses a visit for a signed note: the held one, or a new one for a session that was never booked.
  ///
  /// The day and size are those delivered. Within what was held they always fit, even if a later version of a limit
  /// allows less; on another day or beyond the held size they have to fit like a booking.
  public mutating func consume(_ booking: AppointmentID, on day: CalendarDay, size: VisitSize) -> LimitRefusal? {
    guard let index = holding(of: booking) else {
      return take(.consume, booking, on: day, size: size, room: room(for: size, on: day))
    }
    let held = holdings[index]
    if held.isConsumed { return .alreadyConsumed }
    if held.day == day, size.fits(into: held.size) {
      return take(.consume, booking, on: day, size: size, room: .fits(authorization: held.authorization))
    }
    var others = self
    others.remove(at: index)
    return take(.consume, booking, on: day, size: size, room: others.room(for: size, on: day))
  }

  /// Gives a held or used visit back.
  public mutating func release(_ booking: AppointmentID) -> LimitRefusal? {
    guard let index = holding(of: booking) else { return .nothingTaken }
    replay(LimitEntry(.release, booking, on: holdings[index].day, size: holdings[index].size))
    return nil
  }

  private mutating func take(
    _ act: LimitEntry.Act, _ booking: AppointmentID, on day: CalendarDay, size: VisitSize, room: Room
  ) -> LimitRefusal? {
    switch room {
    case .refused(let refusal): return refusal
    case .fits(let authorization):
      replay(LimitEntry(act, booking, on: day, size: size, authorization: authorization))
      return nil
    }
  }

  private enum Room {
    case fits(authorization: LimitID?)
    case refused(LimitRefusal)
  }

  /// Whether a visit fits on a day, and the authorization it draws on: of those with room, the one that ends first.
  private func room(for size: VisitSize, on day: CalendarDay) -> Room {
    var drawn: Limit?
    var firstFull: LimitID?
    for known in limits {
      guard let limit = bearing(known, on: day) else {
        if known.kind == .acuteWindow { return .refused(.outsideWindow(known.id)) }
        continue
      }
      let version = limit.current
      if limit.kind == .unitsPerVisit, size.units > version.amount {
        return .refused(.tooLong(limit.id, unitsMax: version.amount))
      }
      let fits = limit.kind.measure == .nothing || size.amount(in: limit.kind.measure) <= limit.left
      if !limit.kind.isAuthorization {
        if !fits { return .refused(.full(limit.id)) }
      } else if !fits {
        firstFull = firstFull ?? limit.id
      } else if drawn.map({ version.endsBefore($0.current) }) ?? true {
        drawn = limit
      }
    }
    if drawn == nil, let firstFull { return .refused(.full(firstFull)) }
    return .fits(authorization: drawn?.id)
  }
}
