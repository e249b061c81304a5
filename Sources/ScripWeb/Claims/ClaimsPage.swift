import HTML
import ScripCore
import ScripDesk

/// The words of the claims work list.
struct ClaimsPage: Equatable, Sendable {
  let toCharge: [Line]
  let toClaim: [Line]
  let toFix: [Line]
  let ready: [Line]
  let rejected: [Line]
  let sent: [Line]
  let answered: [Line]
  let receipts: [Line]
  let readyTotal: String
  let clearinghouse: String?
  /// What is to be known of every file that goes out now.
  let testMark: String?
  /// What went out by the press of the button that led here.
  let justSent: String?
  /// What the file of answers did that was read by the press that led here.
  let justRead: AnswerRead?
  /// What is wrong with the file that was to be read.
  let fileFix: String?

  /// One row of a list.
  struct Line: Equatable, Sendable {
    let name: String
    let path: LocalPath?
    let detail: String
    let amount: String
    let age: String
    let clock: WordTable.Cell
    /// What is in the way, first thing first.
    let notes: [String]
  }

  init(
    _ work: ShowClaims.Work, sentFile: ShowSentFile.Sent? = nil, answer: ShowReadAnswer.Opened? = nil,
    fileFix: String? = nil
  ) {
    let today = work.today
    toCharge = work.toCharge.map { waiting in
      Line(
        name: waiting.patient.listed, path: LocalPath(checking: "/appointments/\(waiting.session.appointment)/charge"),
        detail: "session of \(waiting.session.day.shown)", amount: "", age: Self.age(waiting.session.day, today),
        clock: "", notes: [])
    }
    func open(_ lines: [ShowClaims.Unclaimed]) -> [Line] {
      lines.map { line in
        Line(
          name: line.patient.listed, path: LocalPath(checking: "/episodes/\(line.episode)/money"),
          detail: line.lines == 1 ? "1 line" : "\(line.lines) lines", amount: line.amount.shown,
          age: Self.age(line.firstDay, today), clock: "", notes: [])
      }
    }
    func claims(_ lines: [ShowClaims.Line]) -> [Line] {
      lines.map { line in
        Line(
          name: line.patient.listed, path: LocalPath(checking: "/claims/\(line.claim.id)"),
          detail: "\(line.words), \(line.plan.shown), \(line.claim.standing.shown)",
          amount: (line.claim.standing == .answered ? line.claim.charge : line.open).shown,
          age: Self.age(line.claim.firstDay, today),
          clock: line.claim.standing.isStillToFile ? Self.clock(line.claim.clock, today) : "",
          notes: line.findings.filter { $0.level == .stops }.map { "\($0.what) \($0.fix)" })
      }
    }
    toClaim = open(work.toClaim)
    receipts = open(work.receiptsToGive)
    (toFix, ready, rejected) = (claims(work.toFix), claims(work.ready), claims(work.rejected))
    (sent, answered) = (claims(work.sent), claims(work.answered))
    readyTotal = work.ready.reduce(Money.zero) { $0 + $1.open }.shown
    clearinghouse = work.clearinghouse?.name
    testMark = work.clearinghouse.flatMap { $0.isTest ? Self.testWords(for: $0.name) : nil }
    justSent = sentFile.flatMap(Self.words(of:))
    justRead = answer.map(AnswerRead.init)
    self.fileFix = fileFix
  }

  /// `Sent 1 claim, $105.00, in file 12. Its answer is read under Read an answer.`
  private static func words(of sent: ShowSentFile.Sent) -> String? {
    guard sent.claims > 0 else { return nil }
    let claims = sent.claims == 1 ? "1 claim" : "\(sent.claims) claims"
    return "Sent \(claims), \(sent.amount.shown), in file \(sent.file). What the clearinghouse says of it is read "
      + "under Read an answer."
  }

  /// A claim in such a file would be waited for in vain.
  private static func testWords(for clearinghouse: String) -> String {
    "Files are marked as a test: \(clearinghouse) looks at them, and no payer decides. When it says that they are good, "
      + "the owner takes the mark off under Settings."
  }

  static func age(_ day: CalendarDay, _ today: CalendarDay) -> String {
    let days = day.days(until: today)
    return days <= 0 ? "today" : days == 1 ? "1 day" : "\(days) days"
  }

  /// How the clock of filing stands.
  static func clock(_ clock: FilingClock?, _ today: CalendarDay) -> WordTable.Cell {
    guard let clock else { return "no limit known" }
    let left = clock.daysLeft(on: today)
    switch clock.state(on: today) {
    case .over: return .init("ended \(clock.lastDay.shown)", .stop)
    case .late: return .init("\(left) days left", .stop)
    case .half: return .init("\(left) days left", .soon)
    case .running: return .init("\(left) days left")
    }
  }
}

extension ShowClaims.Line {
  /// `claim 1016, in place of 1005`; `claim 1017, void of 1008`.
  fileprivate var words: String {
    guard let follows else { return "claim \(claim.number)" }
    return "claim \(claim.number), \(isVoid ? "void of" : "in place of") \(follows.number)"
  }
}
