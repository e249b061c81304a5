import HTML
import ScripCore
import ScripDesk

/// One appointment in words: what was agreed, how it stands, and what can be done with it.
struct AppointmentPage: Equatable, Sendable {
  let id: String
  let episode: String
  let patient: String
  let patientID: String
  /// The chart, for who may open it.
  let chart: LocalPath?
  let heading: String
  let lead: String
  let state: AppointmentWords
  /// Why nobody is there on its day; nil on an ordinary one.
  let away: String?
  let facts: [Fact]
  let cards: [FindingCard]
  let links: [FixLink?]
  let intake: String?
  let acts: Set<Act>
  /// There is a session to write about, or was one.
  let hasNote: Bool
  /// Who pays once it is kept.
  let way: BookPage.Way
  let asksForReason: Bool
  /// What cancelling by the patient's wish costs now.
  let cost: String
  /// The free times to choose from again, for who may book; nil while it stands.
  let again: String?
  /// The next visit before today that somebody has to settle.
  let next: TodayPage.Line?
  /// Nothing is left to say of this one.
  let isSettled: Bool
  /// What not coming costs.
  let missedCost: String
  /// What the practice asks for a visit given up late or not kept; empty when nothing.
  let fee: String
  /// The money of a patient who is here, for who takes payments.
  let paying: Paying?
  let history: [Fact]
  /// Where the patient still stands on the waitlist.
  let waiting: [Waiting]
  let message: String?
  let faults: [FormFault]

  struct Fact: Equatable, Sendable {
    let name: String
    let words: String
  }

  /// What the page offers, in the order of its buttons.
  enum Act: Hashable, Sendable { case arrived, notHere, keep, noShow, move, cancel, told, chargeFee, waiveFee }

  init(
    _ details: ShowAppointment.Details, permissions: Set<Permission>, message: String? = nil, faults: [FormFault] = []
  ) {
    let (appointment, answer) = (details.appointment, details.determination)
    let clock = LocalTime(offsetMinutes: details.zoneOffsetMinutes)
    id = appointment.id.description
    episode = details.episode.id.description
    patient = details.patient.shown
    patientID = details.patient.id.description
    chart = permissions.contains(.readPatients) ? "/patients/\(patientID)" : nil
    heading = "\(appointment.day.withWeekday), \(appointment.shownTime)"
    lead = "\(details.patient.shown), \(details.episode.problem), \(details.planName ?? details.payer.name)"
    away = details.away
    state =
      details.away != nil && appointment.state.word == .booked
      ? .onDayOff
      : AppointmentWords(appointment, answer, clock, isStopped: details.isStopped, today: details.today)
    facts = Self.facts(details, clock)
    let findings = (answer?.findings ?? []).filter { $0.effect >= .questioned }
    cards = findings.map { FindingCard($0, payer: details.payer, benefits: details.benefits) }
    let records = FixLink.Records(
      patient: details.patient.id, coverage: details.episode.coverage, episode: details.episode.id, referral: nil,
      intake: nil)
    links = findings.map { FixLink($0.fix.act, records, permissions) }
    intake = nil
    way =
      switch answer?.verdict {
      case .ready?: .underOrder
      case .selfPay(let notice)?: .selfPay(noticeNeeded: notice)
      case .blocked?, nil: .nobody
      }
    asksForReason = answer?.isCloserThanOrdered ?? false
    acts = (permissions.contains(.bookAppointments) ? Self.acts(details) : [])
      .union(permissions.contains(.takePayments) ? Self.feeActs(details) : [])
    fee = appointment.fee?.shown ?? ""
    let isHere = [.arrived, .done].contains(appointment.state.word)
    paying = isHere && permissions.contains(.takePayments) ? Paying(details) : nil
    hasNote = permissions.contains(.readNotes) && [.booked, .arrived, .done].contains(appointment.state.word)
    cost = Self.cost(details)
    missedCost = Self.missedCost(details)
    waiting = permissions.contains(.bookAppointments) ? details.waiting.map { Waiting($0, details) } : []
    again = permissions.contains(.bookAppointments) ? Self.again(appointment) : nil
    next =
      permissions.contains(.bookAppointments)
      ? details.nextUnsettled.map { .unsettled($0, details.therapists) } : nil
    isSettled = appointment.state.word != .booked
    history = Self.history(details, clock)
    self.message = message
    self.faults = faults
  }

  private static func facts(_ details: ShowAppointment.Details, _ clock: LocalTime) -> [Fact] {
    let appointment = details.appointment
    var facts = [
      Fact(name: "Telephone", words: details.patient.phone?.shown ?? "not known"),
      Fact(name: "Therapist", words: details.therapist?.name ?? "not known any more"),
      Fact(name: "Location", words: details.location?.name ?? "not known any more"),
      Fact(name: "Who pays", words: appointment.paying.shown),
    ]
    if let room = details.location?.roomsInUse.first(where: { $0.id == appointment.room }) {
      facts.append(Fact(name: "Room", words: room.name))
    }
    if let reason = appointment.varianceReason { facts.append(Fact(name: "Off the ordered frequency", words: reason)) }
    switch appointment.state {
    case .held(let hold):
      facts.append(Fact(name: "Held until", words: clock.shown(hold.until)))
      // As it is now: what was missing when it was held may have come.
      for gap in (details.determination?.gaps ?? []).prefix(3) {
        facts.append(Fact(name: "Needs", words: gap.what.shown))
      }
    case .noShow: facts += feeFacts(details, clock)
    case .cancelled(let cancellation):
      facts.append(Fact(name: "Cancelled", words: cancellation.cause.shown + (cancellation.isLate ? ", late" : "")))
      facts += feeFacts(details, clock)
      if let note = cancellation.note { facts.append(Fact(name: "Note", words: note)) }
    case .booked, .arrived, .done: facts += feeFacts(details, clock)
    }
    return facts
  }

  /// Each step by what became of it. Only a move leaves the state as it was.
  private static func history(_ details: ShowAppointment.Details, _ clock: LocalTime) -> [Fact] {
    let steps = details.appointment.history
    return zip(steps, [nil] + steps.map(Optional.some)).map { step, before in
      let isMove = step.state == before?.state
      let other = before.map { $0.therapist != step.therapist } ?? false
      let with = other ? details.therapists.first { $0.id == step.therapist }.map { " with \($0.name)" } ?? "" : ""
      return Fact(
        name: clock.shown(step.at),
        words: "\(isMove ? "moved" : step.state.shown): \(step.day.withWeekday), \(step.start.shown)\(with)")
    }
  }

  /// Times as long, with the same therapist in the same place, once this one was given up or not kept.
  private static func again(_ appointment: Appointment) -> String? {
    guard [.cancelled, .noShow].contains(appointment.state.word) else { return nil }
    let times = appointment.isSelfPay ? "&times=all" : ""
    return "/episodes/\(appointment.episode)/times?minutes=\(appointment.minutes)"
      + "&therapist=\(appointment.therapist)&location=\(appointment.location)\(times)"
  }

  private static func acts(_ details: ShowAppointment.Details) -> Set<Act> {
    switch details.appointment.state {
    case .held: return [.keep, .move, .cancel]
    case .booked:
      var acts: Set<Act> = [.move, .cancel]
      if details.appointment.day <= details.today { acts.insert(.arrived) }
      if details.hasBegun { acts.insert(.noShow) }
      return acts
    case .arrived: return [.notHere, .cancel]
    case .noShow: return [.arrived]
    case .cancelled: return details.isToTell ? [.told] : []
    case .done: return []
    }
  }

  private static func cost(_ details: ShowAppointment.Details) -> String {
    if case .held = details.appointment.state { return "Giving up a hold costs nothing." }
    guard details.cost.isLate else { return "In time: it costs nothing." }
    guard let fee = details.cost.fee else {
      return "Late, and this patient is asked for nothing: \(whyNothing(details))."
    }
    return "Late: by the patient’s wish it costs \(fee.shown)."
  }

  private static func missedCost(_ details: ShowAppointment.Details) -> String {
    guard details.cost.isLate, let fee = details.cost.fee else {
      return "The patient is asked for nothing\(details.cost.isLate ? ": \(whyNothing(details))" : "")."
    }
    return "The fee for a missed visit is \(fee.shown); you decide afterwards whether it is charged."
  }

  /// Why a late patient is asked for nothing: the payer forbids it, or the practice has no fee.
  private static func whyNothing(_ details: ShowAppointment.Details) -> String {
    details.payer.selfPay == .never
      ? "patients of \(details.payer.name) are never charged" : "the practice has set no fee"
  }

  func fix(for field: String) -> String? { faults.first { $0.field == field }?.fix }
}

extension Appointment.Cancellation.Cause {
  var shown: String {
    switch self {
    case .patient: "by the patient’s wish"
    case .practice: "by the practice"
    case .holdRanOut: "the hold ran out"
    }
  }
}
