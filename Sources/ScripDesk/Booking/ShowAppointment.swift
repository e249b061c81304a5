import ScripCore
import ScripSQL
import ScripStore

/// One appointment: what was agreed, how it stands now, what giving it up would cost.
public struct ShowAppointment: Query {
  public static let permission = Permission.readReferrals
  let appointment: AppointmentID

  public struct Details: Sendable {
    public let appointment: Appointment
    public let episode: Episode
    public let patient: Patient
    public let therapist: Therapist?
    public let location: Location?
    public let payer: PayerRules
    public let planName: String?
    public let benefits: BenefitFacts
    /// What the patient owes and what is held for them.
    public let balance: PatientBalance
    /// Nil for what is over.
    public let determination: Determination?
    /// `Ann Teller is off on Tue 15 Dec 2026: leave.`; nil on an ordinary day, and for what is over.
    public let away: String?
    /// Now, by the patient's wish.
    public let cost: (isLate: Bool, fee: Money?)
    public let hasBegun: Bool
    /// Its session was stopped before treatment.
    public let isStopped: Bool
    /// It was held and ended by itself, and nobody noted that the patient knows.
    public let isToTell: Bool
    /// Of one before today: the visit after it, or else the oldest, of which nobody said what became of it.
    public let nextUnsettled: AppointmentLine?
    /// What the same patient still waits for, for as long as this is to come.
    public let waiting: [WaitlistEntry]
    public let therapists: [Therapist]
    public let locations: [Location]
    public let today: CalendarDay
    public let zoneOffsetMinutes: Int
  }

  public init(appointment: AppointmentID) { self.appointment = appointment }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Details> {
    guard let found = try connection.appointment(appointment), let episode = try connection.episode(found.episode),
      let patient = try connection.patient(found.patient)
    else { throw Refusal.notFound }
    let record = try connection.record(of: episode, patient: patient)
    let facts = record.facts(on: found.day, context.reference)
    let begins = found.begins(in: context.clock.offsets(around: found.day))
    let details = Details(
      appointment: found, episode: episode, patient: patient,
      therapist: record.practice.therapist(found.therapist), location: record.practice.location(found.location),
      payer: facts.payer, planName: facts.planName,
      benefits: facts.benefits, balance: try connection.balance(of: patient.id),
      determination: found.judged(by: record, context.reference),
      away: try connection.away(found, record.practice, on: context.today),
      cost: try connection.costOfGivingUp(found, at: context.moment, context.clock, context.reference),
      hasBegun: begins.map { $0 <= context.moment } ?? false,
      isStopped: try found.state.word == .done && connection.stoppedSessions(of: episode.id).contains(found.id),
      isToTell: try found.isHoldOver && connection.openDeadline(.holdOver, of: found.id) != nil,
      nextUnsettled: try connection.nextUnsettled(after: found, before: context.today),
      waiting: try waiting(beside: found, connection, context),
      therapists: record.practice.therapists,
      locations: record.practice.locations,
      today: context.today, zoneOffsetMinutes: context.zoneOffsetMinutes)
    return Found(details, chart: patient.id)
  }
}

extension ShowAppointment {
  private func waiting(
    beside found: Appointment, _ connection: borrowing Connection, _ context: QueryContext
  ) throws -> [WaitlistEntry] {
    guard found.day >= context.today, [.held, .booked].contains(found.state.word) else { return [] }
    return try connection.waitlist(on: context.today, limit: ShowWaitlist.linesMax)
      .filter { $0.patient == found.patient }
  }
}

extension Connection {
  fileprivate func nextUnsettled(after found: Appointment, before today: CalendarDay) throws -> AppointmentLine? {
    guard found.day < today else { return nil }
    let others = try visitsUnsettled(before: today, limit: ShowWork.pageSize + 1).filter {
      $0.appointment.id != found.id
    }
    return others.first { ($0.appointment.day, $0.appointment.start) >= (found.day, found.start) } ?? others.first
  }

  /// Why nobody is there for an appointment that is to come.
  fileprivate func away(
    _ found: Appointment, _ practice: PracticeRecord, on today: CalendarDay
  ) throws -> String? {
    guard found.isOpen, found.day >= today, let place = practice.location(found.location),
      let therapist = practice.therapist(found.therapist),
      let off = DaysOff.found(on: found.day, try practiceDaysOff(), place, therapist)
    else { return nil }
    return DaysOff.said(off, on: found.day, place, therapist)
  }
}
