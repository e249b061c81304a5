import ScripCore
import ScripSQL
import ScripStore

/// Gives up an appointment or a hold: its quarter hours and its visit are free again, the appointment stays on record.
public struct CancelAppointment: Act {
  public static let permission = Permission.bookAppointments
  let appointment: AppointmentID
  let cause: Appointment.Cancellation.Cause
  let note: String?

  public init(appointment: AppointmentID, cause: Appointment.Cancellation.Cause, note: String? = nil) {
    self.appointment = appointment
    self.cause = cause
    self.note = note
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var kept = try connection.appointment(appointment) else { return .refused(.notFound) }
    switch kept.state {
    case .held, .booked, .arrived: break
    case .done, .noShow, .cancelled:
      return .refused(Refusal(.conflict, "This cannot be cancelled: it is \(kept.state.word.shown)."))
    }
    // A hold is nobody's promise, and the practice's own reason is not the patient's cost.
    var cost: (isLate: Bool, fee: Money?) = (false, nil)
    if cause == .patient, kept.state == .booked {
      cost = try connection.costOfGivingUp(kept, at: context.moment, context.clock, context.reference)
    }
    kept.state = .cancelled(
      .init(
        at: context.moment, by: context.membership, cause: cause, isLate: cost.isLate, fee: cost.fee, note: note))
    try connection.freeSlots(of: kept.id)
    try connection.change(kept, context)
    try connection.refreshEstimate(without: kept, context)
    try connection.release(kept, &context)
    return .done(true, subjects: kept.subjects)
  }
}
