import ScripCore
import ScripSQL
import ScripStore

/// An episode's reports: the one that is being written or waits for its return, those before, and when the next is due.
public struct ShowReports: Query {
  public static let permission = Permission.readReferrals
  let episode: EpisodeID

  public struct Reports: Sendable {
    public let episode: Episode
    public let patient: Patient
    public let payer: PayerRules
    public let order: ReferralVersion?
    /// Oldest first, each as it stands.
    public let reports: [StoredReport]
    public let measures: [ReportedMeasure]
    /// When the next report is due, visits that are booked counted as they will come.
    public let due: ReportSchedule.Due?
    public let suggestsCall: Bool
    public let visitsDone: Int
    /// What the notes give for the words of a report that is begun.
    public let proposed: ReportWords
    public let therapists: [Therapist]
    public let profile: Practice?
    public let location: Location?
    public let today: CalendarDay

    /// The report that is being written; else the newest.
    public var current: StoredReport? { reports.last { $0.state == .draft } ?? reports.last }

    /// The day of the signed report before one.
    public func lastReport(before report: ReportID) -> CalendarDay? {
      reports.filter { $0.report.id < report }.compactMap(\.report.signature?.signedOn).max()
    }
  }

  public init(episode: EpisodeID) { self.episode = episode }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Reports> {
    guard let found = try connection.episode(episode), let patient = try connection.patient(found.patient) else {
      throw Refusal.notFound
    }
    let facts = try connection.facts(of: found, on: context.today, reference: context.reference)
    let window = determine(facts, on: context.today).window
    let schedule = try connection.reportSchedule(
      of: found, facts, endsOn: window?.upperBound, visitDays: facts.ledger.sessionDays, on: context.today,
      context.reference)
    let therapists = try connection.therapists()
    let reports = Reports(
      episode: found, patient: patient, payer: facts.payer,
      order: facts.referrals.inForce(on: context.today) ?? facts.referrals.last,
      reports: try connection.reports(of: episode), measures: try connection.measures(of: episode, context.reference),
      due: schedule.due, suggestsCall: schedule.suggestsCall(on: context.today),
      visitsDone: facts.ledger.visitsConsumed,
      proposed: try connection.proposedWords(of: found, therapists), therapists: therapists,
      profile: try connection.practiceProfile(),
      location: try found.location.flatMap { try connection.location($0) }, today: context.today)
    return Found(reports, chart: patient.id)
  }
}

/// One report with the episode it tells of: for its papers and for sending it.
public struct FindReport: Query {
  public static let permission = Permission.readReferrals
  let report: ReportID

  public struct Located: Sendable {
    public let stored: StoredReport
    /// The version of the order that the report tells of, whatever ordered since; nil for an order that was not here.
    public let order: ReferralVersion?
    public let reports: ShowReports.Reports
  }

  public init(report: ReportID) { self.report = report }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Located> {
    guard let stored = try connection.report(report) else { throw Refusal.notFound }
    let report = stored.report
    let order = try connection.referrals(of: report.episode).map(\.version).first {
      $0.referral == report.referral && $0.version == report.referralVersion
    }
    let found = try ShowReports(episode: report.episode).run(in: connection, context)
    return Found(Located(stored: stored, order: order, reports: found.answer), opened: found.opened)
  }
}

extension Connection {
  /// What the notes say, for the therapist to correct: nothing of it counts before they save it.
  fileprivate func proposedWords(of episode: Episode, _ therapists: [Therapist]) throws -> ReportWords {
    let notes = try notes(of: episode.id).map(\.note).filter(\.isDelivered)
    var (kinds, places, advice) = ([String](), [BodyRegion](), [String]())
    for note in notes {
      for work in note.note.work where !kinds.contains(work.modality.shown) { kinds.append(work.modality.shown) }
      for area in note.note.areas where !places.contains(area.region) { places.append(area.region) }
      for word in note.note.advice where !advice.contains(word) { advice.append(word) }
    }
    let done = kinds.isEmpty ? "" : "\(kinds.joined(separator: ", ")): \(BodyRegions(places).shown)."
    return ReportWords(
      done: Self.fitting(done), remaining: Self.fitting(notes.last?.note.findings ?? ""),
      selfCare: Self.fitting(advice.joined(separator: "; ")), adverse: "",
      request: .init(.goOn), therapist: notes.last?.therapist ?? therapists.first?.id ?? TherapistID(high: 0, low: 0))
  }

  private static func fitting(_ text: String) -> String { String(text.prefix(ProgressReport.wordsMax)) }
}
