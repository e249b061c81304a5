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
    /// Nil for what is over.
    public let determination: Determination?
    /// Now, by the patient's wish.
    public let cost: (isLate: Bool, fee: Money?)
    public let hasBegun: Bool
    /// Its session was stopped before treatment.
    public let isStopped: Bool
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
      benefits: facts.benefits, determination: found.judged(by: record, context.reference),
      cost: try connection.costOfGivingUp(found, at: context.moment, context.clock, context.reference),
      hasBegun: begins.map { $0 <= context.moment } ?? false,
      isStopped: try found.state.word == .done && connection.stoppedSessions(of: episode.id).contains(found.id),
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

/// The appointments of one episode, oldest first, cancelled ones too.
public struct ShowAppointments: Query {
  public static let permission = Permission.readReferrals
  let episode: EpisodeID

  public init(episode: EpisodeID) { self.episode = episode }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Appointment]> {
    guard let found = try connection.episode(episode) else { throw Refusal.notFound }
    return Found(try connection.appointments(of: episode), chart: found.patient)
  }
}

/// Who waits for a time, in the order in which they asked, each with the first that is free for them.
public struct ShowWaitlist: Query {
  public static let permission = Permission.bookAppointments
  public static let linesMax = 200

  public struct Line: Sendable {
    public let entry: WaitlistEntry
    public let patient: Patient
    public let episode: Episode
    public let free: FreeSlot?
  }

  public struct Waiting: Sendable {
    public let lines: [Line]
    public let therapists: [Therapist]
    public let locations: [Location]
    public let today: CalendarDay
    public let zoneOffsetMinutes: Int
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Waiting> {
    let entries = try connection.waitlist(on: context.today, limit: Self.linesMax)
    let patients = try connection.patients(Set(entries.map(\.patient)))
    let last = entries.map(\.lastDay).max() ?? context.today
    let search = FreeSlots(
      therapists: try connection.therapists(), locations: try connection.locations(),
      taken: try connection.takenTime(from: context.today, to: min(last, context.today.adding(days: 90))))
    let now = context.moment.local(offsetMinutes: context.zoneOffsetMinutes).time
    var lines: [Line] = []
    for entry in entries {
      guard let patient = patients[entry.patient], let episode = try connection.episode(entry.episode) else { continue }
      let from = max(entry.firstDay, context.today)
      let until = min(entry.lastDay, context.today.adding(days: 90))
      var free: FreeSlot?
      if from <= until {
        let wish = FreeSlots.Wish(
          days: from...until, minutes: entry.minutes, therapist: entry.therapist, location: entry.location,
          preference: patient.preference, patient: patient.id, after: from == context.today ? now : nil)
        free = search.find(wish, limit: 1).first
      }
      lines.append(Line(entry: entry, patient: patient, episode: episode, free: free))
    }
    return Found(
      Waiting(
        lines: lines, therapists: search.therapists, locations: search.locations, today: context.today,
        zoneOffsetMinutes: context.zoneOffsetMinutes))
  }
}
