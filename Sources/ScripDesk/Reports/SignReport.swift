import ScripCore
import ScripSQL
import ScripStore

/// The therapist stands for a report: from here on it is not changed, and the next one is due anew.
public struct SignReport: Act {
  public static let permission = Permission.writeNotes
  let report: ReportID
  /// The version that was on the page when it was signed.
  let versionSeen: Int

  public init(report: ReportID, versionSeen: Int) {
    self.report = report
    self.versionSeen = versionSeen
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    guard var found = try connection.report(report), let episode = try connection.episode(found.report.episode),
      let therapist = try connection.therapist(found.report.therapist)
    else { return .refused(.notFound) }
    guard found.state == .draft else {
      return .refused(Refusal(.conflict, "This report is signed already; nothing was changed."))
    }
    guard found.version == versionSeen else {
      return .refused(Refusal(.conflict, "Somebody changed this report meanwhile. Read it again, then sign."))
    }
    let state = try episode.location.flatMap { try connection.location($0)?.address.state }
    let licence = state.flatMap { therapist.facts.licence(in: $0, on: context.today) }
    found.report.signature = ProgressReport.Signature(
      name: therapist.name, licence: licence.map { "\($0.state) \($0.number)" }, signedOn: context.today)
    found.state = .signed
    try connection.appendNext(found, of: episode, context)
    try connection.judgeAgain(episode.patient, &context)
    return .done(found.version + 1, subjects: [Subject("report", report), Subject("episode", episode.id)])
  }
}

/// Sends a signed report: into the outbox for fax and e-mail, or with the patient.
///
/// The page is printed before the act and goes with it, so that what was sent is what was looked at.
public struct SendReport: Act {
  public static let permission = Permission.readReferrals
  let report: ReportID
  let way: ReportSending.Way
  let to: String?
  /// PDF.
  let page: [UInt8]

  public init(report: ReportID, way: ReportSending.Way, to: String?, page: [UInt8]) {
    self.report = report
    self.way = way
    self.to = to
    self.page = page
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ReportState> {
    guard var found = try connection.report(report), let episode = try connection.episode(found.report.episode) else {
      return .refused(.notFound)
    }
    guard found.state == .signed || found.state == .sent else {
      let sentence =
        found.state == .draft ? "Sign the report first." : "This report came back already; write the next one."
      return .refused(Refusal(.conflict, sentence))
    }
    let to: String?
    switch Self.place(way, self.to ?? "") {
    case .success(let place): to = place
    case .failure(let refusal): return .refused(refusal)
    }
    found.state = .sent
    found.sending = ReportSending(way, to: to, on: context.today)
    if let to {
      try connection.queue(
        OutboxItem(
          id: context.ids.next(), channel: way.rawValue,
          controlNumber: try connection.nextControlNumber(of: "paper"),
          body: try Self.letter(to: to, title: "Progress report and renewal", page), queuedAt: context.moment))
    }
    try connection.appendNext(found, of: episode, context)
    return .done(.sent, subjects: [Subject("report", report), Subject("episode", episode.id)])
  }

  /// The number or address as it is dialled; nil for what the patient carries. A fax number has ten digits
  /// (domain.md S0-20), an address an @.
  private static func place(_ way: ReportSending.Way, _ typed: String) -> Result<String?, Refusal> {
    func refused(_ fix: String) -> Result<String?, Refusal> {
      .failure(Refusal(.invalid, "The report was not sent.", faults: [.init("to", fix)]))
    }
    let isEmpty = typed.allSatisfy(\.isWhitespace)
    switch way {
    case .carried: return .success(nil)
    case .fax where isEmpty: return refused("Write the prescriber’s fax number.")
    case .fax:
      switch PhoneNumber.read(typed) {
      case .success(let number): return .success(number.shown)
      case .failure(let fault): return refused("Correct the fax number. \(fault.shown)")
      }
    case .email where isEmpty: return refused("Write the prescriber’s e-mail address.")
    case .email:
      guard let address = EmailAddress(typed) else {
        return refused("Write the e-mail address whole, such as name@example.com.")
      }
      return .success(address.description)
    }
  }

  /// What makes two sendings the same: the report, the way and the place, never the bytes of the page.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(report, forKey: .report)
    try container.encode(way, forKey: .way)
    try container.encode(to, forKey: .to)
  }

  private enum CodingKeys: String, CodingKey { case report, way, to }
}

extension Connection {
  /// Appends a report's next version, and keeps since when a signed report of its episode waits to be sent.
  func appendNext(_ stored: StoredReport, of episode: Episode, _ context: ActContext) throws {
    var next = stored
    next.version += 1
    next.recordedAt = context.moment
    try append(next, of: episode.patient, by: context.membership)
    let waiting = try reports(of: episode.id).filter { $0.state == .signed }
    let since = waiting.compactMap(\.report.signature?.signedOn).min()
    try note(
      Deadline(
        .reportToSend, episode.id, episode: episode.id, patient: episode.patient, day: since,
        reason: "signed, not sent"))
  }
}
