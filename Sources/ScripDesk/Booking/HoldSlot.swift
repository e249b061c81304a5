import ScripCore
import ScripSQL
import ScripStore

/// Keeps a time for somebody who cannot be booked yet, until a day and hour; then it frees itself.
///
/// A visit is reserved with it when one is left, so that the last one is still there when the paper comes.
public struct HoldSlot: Act {
  public static let permission = Permission.bookAppointments
  /// A time is not kept from others for longer.
  public static let daysMax = 21
  let episode: EpisodeID
  let time: TimeAsked
  let untilDay: CalendarDay
  let untilTime: ClockTime

  public init(episode: EpisodeID, time: TimeAsked, untilDay: CalendarDay, untilTime: ClockTime) {
    self.episode = episode
    self.time = time
    self.untilDay = untilDay
    self.untilTime = untilTime
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<AppointmentID> {
    let found: BookingCase
    switch try connection.bookingCase(time, for: episode, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let made): found = made
    }
    if let finding = found.neverToBe { return .refused(Refusal(.conflict, BookingCase.said([finding]))) }
    let until: Moment
    switch context.clock.offsets(around: untilDay).read(untilDay, untilTime) {
    case .once(let moment), .twice(let moment, _): until = moment
    case .never(let next):
      return .refused(.fault("until", "The clock skips this time that night. Is \(next.shown) meant?"))
    }
    guard until > context.moment, until <= found.begins,
      until <= context.moment.adding(seconds: Int64(Self.daysMax) * 86_400)
    else {
      return .refused(
        .fault("until", "Choose an end in the next \(Self.daysMax) days, before the session begins."))
    }
    let appointment = found.appointment(
      time, id: context.ids.next(), paying: nil, state: .held(.init(until: until, needs: found.needs)))
    var ledger = found.facts.ledger
    let isReserved = ledger.reserve(appointment.id, on: time.day, size: appointment.size) == nil
    try connection.keep(appointment, context)
    if isReserved { try connection.appendNewest(of: ledger, to: episode, &context) }
    return .done(appointment.id, subjects: appointment.subjects)
  }
}

/// Turns a hold into a booking, once what it waited for is there. The same determination decides.
public struct KeepHold: Act {
  public static let permission = Permission.bookAppointments
  let appointment: AppointmentID
  let paying: Appointment.Paying
  let varianceReason: String?

  public init(appointment: AppointmentID, paying: Appointment.Paying, varianceReason: String? = nil) {
    self.appointment = appointment
    self.paying = paying
    self.varianceReason = varianceReason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var kept = try connection.appointment(appointment) else { return .refused(.notFound) }
    guard case .held = kept.state else {
      return .refused(Refusal(.conflict, "This is not held any more: it is \(kept.state.word.shown)."))
    }
    let found: BookingCase
    switch try connection.bookingCase(kept.time, for: kept.episode, besides: kept.id, context) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let made): found = made
    }
    if let refusal = found.refusal(paying: paying, varianceReason: varianceReason, today: context.today) {
      return .refused(refusal)
    }
    var ledger = try connection.ledger(of: kept.episode)
    let wasTaken = ledger.isTaken(by: kept.id)
    switch (paying, wasTaken) {
    case (.underOrder, false):
      if ledger.reserve(kept.id, on: kept.day, size: kept.size) != nil {
        return .refused(Refusal(found.facts.ledger, on: kept.day))
      }
    case (.selfPay, true): _ = ledger.release(kept.id)
    case (.underOrder, true), (.selfPay, false): break
    }
    (kept.paying, kept.state, kept.varianceReason) = (paying, .booked, varianceReason)
    try connection.change(kept, context)
    try connection.refreshEstimate(for: [kept], of: found.episode, under: found.facts.payer, context)
    if ledger.isTaken(by: kept.id) != wasTaken { try connection.appendNewest(of: ledger, to: kept.episode, &context) }
    return .done(true, subjects: kept.subjects)
  }
}

extension Appointment.State.Word {
  /// `booked`: in the middle of a sentence.
  public var shown: String {
    switch self {
    case .held: "held"
    case .booked: "booked"
    case .arrived: "here"
    case .done: "done"
    case .noShow: "not come"
    case .cancelled: "cancelled"
    }
  }
}
