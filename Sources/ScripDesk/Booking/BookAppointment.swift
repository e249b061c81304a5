import ScripCore
import ScripSQL

/// Books a time that is backed: by the order, the payer's rules and a free visit on every limit, or by the patient.
public struct BookAppointment: Act {
  public static let permission = Permission.bookAppointments
  let episode: EpisodeID
  let time: TimeAsked
  let paying: Appointment.Paying
  let varianceReason: String?

  public init(
    episode: EpisodeID, time: TimeAsked, paying: Appointment.Paying, varianceReason: String? = nil
  ) {
    self.episode = episode
    self.time = time
    self.paying = paying
    self.varianceReason = varianceReason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<AppointmentID> {
    let found: BookingCase
    switch try connection.bookingCase(time, for: episode, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let made): found = made
    }
    if let refusal = found.refusal(paying: paying, varianceReason: varianceReason, today: context.today) {
      return .refused(refusal)
    }
    let appointment = found.appointment(
      time, id: context.ids.next(), paying: paying, state: .booked, varianceReason: varianceReason)
    var ledger = found.facts.ledger
    if paying == .underOrder, ledger.reserve(appointment.id, on: time.day, size: appointment.size) != nil {
      return .refused(Refusal(found.facts.ledger, on: time.day))
    }
    try connection.keep(appointment, context)
    try connection.refreshEstimate(for: [appointment], of: found.episode, under: found.facts.payer, context)
    if paying == .underOrder { try connection.appendNewest(of: ledger, to: episode, &context) }
    return .done(appointment.id, subjects: appointment.subjects)
  }
}

extension BookingCase {
  func appointment(
    _ time: TimeAsked, id: AppointmentID, paying: Appointment.Paying?, state: Appointment.State,
    varianceReason: String? = nil
  ) -> Appointment {
    var appointment = Appointment(
      id: id, episode: episode.id, patient: patient.id, therapist: time.therapist, location: time.location, room: room,
      day: time.day, start: time.start, isSecondOfTwo: time.isSecondOfTwo ?? false, minutes: time.minutes,
      paying: paying, state: state, varianceReason: varianceReason)
    appointment.size = facts.ledger.size(ofMinutes: time.minutes)
    return appointment
  }
}
