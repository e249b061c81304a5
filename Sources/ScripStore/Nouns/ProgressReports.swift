import ScripCore
import ScripSQL

/// One version of a progress report with how it stands.
public struct StoredReport: Hashable, Sendable {
  public var report: ProgressReport
  /// 1, 2, … of the same report.
  public var version: Int
  public var state: ReportState
  /// How it went out; nil before.
  public var sending: ReportSending?
  /// What it came back as.
  public var intake: IntakeID?
  public var recordedAt: Moment

  public init(
    report: ProgressReport, version: Int, state: ReportState, sending: ReportSending? = nil, intake: IntakeID? = nil,
    recordedAt: Moment
  ) {
    self.report = report
    self.version = version
    self.state = state
    self.sending = sending
    self.intake = intake
    self.recordedAt = recordedAt
  }
}

/// What of a report is no column.
private struct ReportBody: Codable {
  var report: ProgressReport
  var sending: ReportSending?
}

private let reportColumns: SQL = "SELECT body, version, state, intake_id, recorded_at FROM progress_report r"

extension StoredReport {
  fileprivate init(row: Row) throws {
    let body: ReportBody = try row.body(0)
    self.init(
      report: body.report, version: try row.int(1), state: try row.word(2), sending: body.sending,
      intake: try row.optionalID(3), recordedAt: try row.moment(4))
  }
}

extension Connection {
  /// The newest version of every report of an episode, oldest report first.
  ///
  /// Promises: one statement; index `progress_report_by_episode`.
  public func reports(of episode: EpisodeID) throws -> [StoredReport] {
    try map(
      """
      \(reportColumns) WHERE r.practice_id = \(practice) AND r.episode_id = \(episode) AND r.version = (
        SELECT max(n.version) FROM progress_report n WHERE n.practice_id = r.practice_id AND n.id = r.id)
      ORDER BY r.id
      """, StoredReport.init(row:))
  }

  /// The newest version of a report.
  public func report(_ id: ReportID) throws -> StoredReport? {
    try first(
      "\(reportColumns) WHERE r.practice_id = \(practice) AND r.id = \(id) ORDER BY r.version DESC LIMIT 1",
      StoredReport.init(row:))
  }

  /// The report on whose paper a code is printed.
  ///
  /// Promises: index `progress_report_by_code`.
  public func report(returning code: ReturnCode) throws -> StoredReport? {
    try first(
      """
      \(reportColumns) WHERE r.practice_id = \(practice) AND r.return_code = \(code.description)
      ORDER BY r.version DESC LIMIT 1
      """, StoredReport.init(row:))
  }

  /// Appends a version.
  public func append(_ stored: StoredReport, of patient: PatientID, by membership: MembershipID) throws {
    let body = try json(ReportBody(report: stored.report, sending: stored.sending))
    try insert(
      into: .progressReport,
      [
        "id": stored.report.id, "version": stored.version, "episode_id": stored.report.episode,
        "patient_id": patient, "state": stored.state.rawValue, "return_code": stored.report.returnCode.description,
        "intake_id": stored.intake, "recorded_at": stored.recordedAt, "recorded_by": membership, "shape": bodyShape,
        "body": body,
      ])
  }
}
