import ScripCore
import ScripSQL
import ScripStore

/// What a therapist writes into a report; numbers come from the notes and the ledger.
public struct ReportWords: Hashable, Sendable, Codable {
  public var done: String
  public var remaining: String
  public var selfCare: String
  public var adverse: String
  public var request: ProgressReport.Request
  public var therapist: TherapistID

  public init(
    done: String, remaining: String, selfCare: String, adverse: String, request: ProgressReport.Request,
    therapist: TherapistID
  ) {
    self.done = done
    self.remaining = remaining
    self.selfCare = selfCare
    self.adverse = adverse
    self.request = request
    self.therapist = therapist
  }

  /// What does not fit on the one page, or is missing.
  var faults: [Refusal.Fault] {
    let texts = [
      ("done", done), ("remaining", remaining), ("selfCare", selfCare), ("adverse", adverse),
      ("requestWords", request.words),
    ]
    var faults = texts.filter { $0.1.count > ProgressReport.wordsMax }.map { field, text in
      Refusal.Fault(field, "Shorten this by \(text.count - ProgressReport.wordsMax) characters: it must fit one page.")
    }
    if done.isEmpty { faults.append(.init("done", "Say what was done.")) }
    if request.kind == .change, request.words.isEmpty {
      faults.append(.init("requestWords", "Say what should change, and why."))
    }
    return faults
  }
}

/// Begins a report for an episode, or changes the one that is not signed yet. Every save is a version.
public struct DraftReport: Act {
  public static let permission = Permission.writeNotes
  let episode: EpisodeID
  let words: ReportWords

  public init(episode: EpisodeID, words: ReportWords) {
    self.episode = episode
    self.words = words
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ReportID> {
    guard let found = try connection.episode(episode), try connection.therapist(words.therapist) != nil else {
      return .refused(.notFound)
    }
    guard words.faults.isEmpty else {
      return .refused(Refusal(.invalid, "The report was not saved. What you typed is kept.", faults: words.faults))
    }
    let open = try connection.reports(of: episode).last { $0.state == .draft }
    let report = try connection.report(
      of: found, words, id: open?.report.id ?? context.ids.next(),
      code: open?.report.returnCode ?? ReturnCode(drawing: context.ids.next(Noun.Report.self).low), context)
    try connection.append(
      StoredReport(
        report: report, version: (open?.version ?? 0) + 1, state: .draft, recordedAt: context.moment),
      of: found.patient, by: context.membership)
    return .done(report.id, subjects: [Subject("report", report.id), Subject("episode", episode)])
  }
}

extension Connection {
  /// The words with everything that notes, ledger and order say today.
  fileprivate func report(
    of episode: Episode, _ words: ReportWords, id: ReportID, code: ReturnCode, _ context: ActContext
  ) throws -> ProgressReport {
    let facts = try facts(of: episode, on: context.today, reference: context.reference)
    let schedule = try reportSchedule(
      of: episode, facts, endsOn: nil, visitDays: facts.ledger.consumedDays, on: context.today, context.reference)
    let order = facts.referrals.inForce(on: context.today) ?? facts.referrals.last
    let days = facts.ledger.consumedDays.filter { day in order?.effectiveFrom.map { day >= $0 } ?? true }
    var report = ProgressReport(
      id: id, episode: episode.id, returnCode: code, madeOn: context.today,
      visits: .init(
        done: days.count, ordered: order?.schedule.visitsAllowed, from: days.first, to: days.last),
      request: words.request, therapist: words.therapist)
    report.referral = order?.referral
    report.referralVersion = order?.version
    report.reason = schedule.due.flatMap { $0.day <= context.today ? $0.reason : nil }
    report.measures = Array(
      try measures(of: episode.id, context.reference).prefix(ProgressReport.measuresMax))
    (report.done, report.remaining) = (words.done, words.remaining)
    (report.selfCare, report.adverse) = (words.selfCare, words.adverse)
    return report
  }
}
