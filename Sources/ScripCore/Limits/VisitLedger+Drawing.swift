/// What was booked before a prior authorization was known draws on it once it is.
extension VisitLedger {
  /// Draws what draws on no authorization of its day on one that has room, the one that ends first: visits of signed
  /// notes before bookings, each by their day. Answers the entries to keep; what does not fit stays as it was.
  ///
  /// A session draws only where the authorization says its first day: one open to the past was not granted for it.
  /// A booking made when nothing counted dollars takes what one of its length is expected to cost.
  public mutating func drawOnAuthorizations() -> [LimitEntry] {
    let before = entries.count
    let waiting = holdings.filter { !isDrawn($0) }
    for holding in waiting.filter(\.isConsumed).byDay + waiting.filter({ !$0.isConsumed }).byDay {
      guard let (limit, size) = authorization(for: holding) else { continue }
      replay(
        LimitEntry(
          holding.isConsumed ? .consume : .reserve, holding.booking, on: holding.day, size: size, authorization: limit))
    }
    return Array(entries[before...])
  }

  /// Bookings that the prior authorizations of their day have no room for, by day: those that draw on none, and the
  /// last of one that was lowered below what draws on it. They stay booked.
  public var heldBeyondAuthorizations: [AppointmentID] {
    let held = holdings.filter { !$0.isConsumed }.byDay
    var beyond = held.filter { booking in
      !isDrawn(booking) && limits.contains { $0.kind.isAuthorization && $0.current.holds(booking.day) }
    }
    for limit in limits where limit.kind.isAuthorization && limit.left < 0 {
      var over = -limit.left
      for booking in held.reversed() where over > 0 && booking.authorization == limit.id && isDrawn(booking) {
        beyond.append(booking)
        over -= booking.size.amount(in: limit.kind.measure)
      }
    }
    return beyond.byDay.map(\.booking)
  }

  /// What a booking holds or its note has used; nil where nothing is.
  public func size(of booking: AppointmentID) -> VisitSize? { holding(of: booking).map { holdings[$0].size } }

  /// A session stays with what it was drawn on; a booking draws anew where that does not hold its day any more.
  private func isDrawn(_ holding: Holding) -> Bool {
    guard let id = holding.authorization else { return false }
    return holding.isConsumed || limits.contains { $0.id == id && $0.current.holds(holding.day) }
  }

  private func authorization(for holding: Holding) -> (LimitID, VisitSize)? {
    var drawn: Limit?
    var size = holding.size
    for limit in limits where limit.kind.isAuthorization && limit.current.holds(holding.day) {
      if holding.isConsumed, limit.current.from == nil { continue }
      let asked = priced(holding, in: limit.kind.measure)
      guard asked.amount(in: limit.kind.measure) <= limit.left, fitsBeside(holding, asked),
        drawn.map({ limit.current.endsBefore($0.current) }) ?? true
      else { continue }
      (drawn, size) = (limit, asked)
    }
    return drawn.map { ($0.id, size) }
  }

  private func priced(_ holding: Holding, in measure: LimitKind.Measure) -> VisitSize {
    guard measure == .cents, holding.size.dollars == .zero, !holding.isConsumed else { return holding.size }
    return size(ofMinutes: holding.size.units * 15)
  }

  /// Whether what it takes more than before is left of the other limits in dollars.
  private func fitsBeside(_ holding: Holding, _ size: VisitSize) -> Bool {
    let more = size.dollars.cents - holding.size.dollars.cents
    return more == 0
      || limits.allSatisfy {
        $0.kind.measure != .cents || $0.kind.isAuthorization || !$0.current.holds(holding.day) || more <= $0.left
      }
  }
}

extension [VisitLedger.Holding] {
  /// By day; those of one day as they were taken.
  fileprivate var byDay: Self {
    enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }
}
