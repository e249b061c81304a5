import ScripCore
import ScripSQL
import ScripStore

/// Notes that a patient knows of their hold that ended by itself: Today lists it no longer.
public struct NotePatientTold: Act {
  public static let permission = Permission.bookAppointments
  let appointment: AppointmentID

  public init(appointment: AppointmentID) { self.appointment = appointment }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let held = try connection.appointment(appointment) else { return .refused(.notFound) }
    guard held.isHoldOver else {
      return .refused(Refusal(.conflict, "There is nothing to tell: this is \(held.state.word.shown)."))
    }
    try connection.noteHoldOver(held, on: nil)
    return .done(true, subjects: held.subjects)
  }
}

extension Connection {
  /// Lists a hold that ended among the patients to tell; a nil day takes it off.
  func noteHoldOver(_ held: Appointment, on day: CalendarDay?) throws {
    try note(
      Deadline(
        .holdOver, held.id, episode: held.episode, patient: held.patient, day: day,
        reason: "was held for \(held.day.weekdayName) \(held.day.shown), \(held.start.shown)"))
  }
}

extension Appointment {
  /// It was held, and what it waited for did not come in time.
  var isHoldOver: Bool {
    if case .cancelled(let cancellation) = state { cancellation.cause == .holdRanOut } else { false }
  }
}
