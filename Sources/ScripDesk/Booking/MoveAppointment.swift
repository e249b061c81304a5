import ScripCore
import ScripSQL
import ScripStore

/// Gives an appointment or a hold another time, therapist or place, asked about like a new one. It stays one visit.
public struct MoveAppointment: Act {
  public static let permission = Permission.bookAppointments
  let appointment: AppointmentID
  let time: TimeAsked
  let varianceReason: String?

  public init(appointment: AppointmentID, time: TimeAsked, varianceReason: String? = nil) {
    self.appointment = appointment
    self.time = time
    self.varianceReason = varianceReason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let kept = try connection.appointment(appointment) else { return .refused(.notFound) }
    guard kept.state == .booked || kept.holdUntil != nil else {
      return .refused(
        Refusal(.conflict, "This cannot be moved: it is \(kept.state.word.shown). Book another time instead."))
    }
    let found: BookingCase
    switch try connection.bookingCase(time, for: kept.episode, besides: kept.id, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let made): found = made
    }
    if let refusal = refusal(kept, found, context) { return .refused(refusal) }
    var moved = found.appointment(
      time, id: kept.id, paying: kept.paying, state: kept.state, varianceReason: varianceReason)
    (moved.history, moved.feeDecisions) = (kept.history, kept.feeDecisions)
    var ledger = try connection.ledger(of: kept.episode)
    let isReserved = ledger.isTaken(by: kept.id)
    if isReserved, ledger.move(kept.id, to: moved.day, size: moved.size) != nil {
      return .refused(Refusal(found.facts.ledger, on: moved.day))
    }
    try connection.freeSlots(of: kept.id)
    try connection.change(moved, context)
    if try !connection.takeSlots(of: moved) { throw Refusal.taken(time) }
    try connection.refreshEstimate(for: [moved], of: found.episode, under: found.facts.payer, context)
    if isReserved { try connection.appendNewest(of: ledger, to: kept.episode, &context) }
    return .done(true, subjects: moved.subjects)
  }

  private func refusal(_ kept: Appointment, _ found: BookingCase, _ context: ActContext) -> Refusal? {
    if let paying = kept.paying {
      return found.refusal(paying: paying, varianceReason: varianceReason, today: context.today)
    }
    if let finding = found.neverToBe { return Refusal(.conflict, BookingCase.said([finding])) }
    if let until = kept.holdUntil, until > found.begins {
      return .fault("start", "The hold would end after the session begins. Choose a later time.")
    }
    return nil
  }
}
