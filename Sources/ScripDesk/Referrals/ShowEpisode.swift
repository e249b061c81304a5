import ScripCore
import ScripSQL
import ScripStore

/// One story on one page: the order, what the payer said, what is left and why.
public struct ShowEpisode: Query {
  public static let permission = Permission.readReferrals
  let episode: EpisodeID

  public struct Story: Sendable {
    public let episode: Episode
    public let patient: Patient
    public let coverage: Coverage?
    public let plan: Plan?
    public let payer: PayerRules
    public let determination: Determination
    public let referrals: [StoredReferral]
    /// When prescribers were asked about these orders, oldest first.
    public let askings: [PrescriberAsking]
    public let authorizations: [PriorAuthorization]
    /// Every version of them, each authorization's first version first.
    public let authorizationVersions: [PriorAuthorization]
    /// Each report as it stands, oldest first.
    public let reports: [StoredReport]
    /// When the next report is due, booked visits counted as they will come.
    public let reportDue: ReportSchedule.Due?
    public let planReferral: PlanReferral?
    public let benefits: BenefitFacts
    public let safety: [SafetyFinding]
    public let ledger: VisitLedger
    /// Oldest first, cancelled ones too.
    public let appointments: [Appointment]
    /// Holds that can be booked now.
    public let holdsReady: [Appointment]
    /// Those whose session was stopped before treatment.
    public let stopped: Set<AppointmentID>
    /// Where and how the order in force lets a therapist work.
    public let scope: OrderedScope?
    public let locations: [Location]
    public let therapists: [Therapist]
    public let profile: Practice?
    public let zoneOffsetMinutes: Int
    public let today: CalendarDay
  }

  public init(episode: EpisodeID) { self.episode = episode }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Story> {
    guard let found = try connection.episode(episode), let patient = try connection.patient(found.patient) else {
      throw Refusal.notFound
    }
    let record = try connection.record(of: found, patient: patient)
    let facts = record.facts(on: context.today, context.reference)
    let answer = determine(facts, on: context.today)
    let schedule = try connection.reportSchedule(
      of: found, facts, endsOn: answer.window?.upperBound, visitDays: facts.ledger.sessionDays, on: context.today,
      context.reference)
    let appointments = try connection.appointments(of: episode)
    let story = Story(
      episode: found, patient: patient, coverage: record.coverage, plan: record.plan, payer: facts.payer,
      determination: answer, referrals: record.referrals, askings: try connection.askings(of: episode),
      authorizations: facts.authorizations,
      authorizationVersions: try connection.authorizationVersions(of: episode),
      reports: try connection.reports(of: episode), reportDue: schedule.due, planReferral: facts.planReferral,
      benefits: facts.benefits,
      safety: facts.safety, ledger: facts.ledger,
      appointments: appointments,
      holdsReady: appointments.holdsReady(by: record, context.reference, from: context.today),
      stopped: try connection.stoppedSessions(of: episode),
      scope: facts.orderedScope(on: context.today), locations: record.practice.locations,
      therapists: record.practice.therapists, profile: try connection.practiceProfile(),
      zoneOffsetMinutes: context.zoneOffsetMinutes, today: context.today)
    return Found(story, chart: patient.id)
  }
}
