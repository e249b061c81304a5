import ScripCore
import ScripSQL
import ScripStore

/// Refusals that wait, the first due first.
public struct ShowDenials: Query {
  public static let permission = Permission.readMoney

  public struct Line: Sendable {
    public let stored: StoredDenial
    /// What of it is still open; what was refused may be more, when some of it was paid or forgone since.
    public let open: Money
    public let patient: String
    public let claimNumber: String
    public let payer: String
    public let serviceDay: CalendarDay?
    /// The last day to file again, by what holds now; where nobody says, as it was when it was refused.
    public let filingEnds: CalendarDay?
  }

  public struct List: Sendable {
    public let lines: [Line]
    public let today: CalendarDay
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<List> {
    let denials = try connection.openDenials()
    let open = try connection.openAmounts(ofDenialsOf: Set(denials.map(\.claim)).sorted())
    let lines = try denials.map {
      try connection.line(of: $0, open: open[$0.id] ?? .zero, reference: context.reference)
    }
    return Found(List(lines: lines, today: context.today))
  }
}

/// One refusal: what the payer said, what we see, and the next act.
public struct ShowDenial: Query {
  public static let permission = Permission.readMoney
  let denial: DenialID

  public struct Opened: Sendable {
    public let line: ShowDenials.Line
    public let open: Money
    /// Whether any of it may become the patient's: not where the payer's patients are never billed.
    public let patientMayOwe: Bool
    /// When the payer said the same again, after the first time.
    public let repeats: [CalendarDay]
    public let today: CalendarDay
    public let reasons: ReasonTable
  }

  public init(denial: DenialID) { self.denial = denial }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Opened> {
    guard let stored = try connection.denial(denial) else { throw Refusal.notFound }
    let open = try connection.openAmounts(ofDenialsOf: [stored.claim])
    return Found(
      Opened(
        line: try connection.line(of: stored, open: open[stored.id] ?? .zero, reference: context.reference),
        open: try connection.balance(of: .payerReceivable(stored.claim)),
        patientMayOwe: try connection.patientMayOwe(stored.claim, reference: context.reference),
        repeats: try connection.repeats(of: stored, context), today: context.today, reasons: context.reference.reasons),
      chart: stored.patient)
  }
}

extension Connection {
  fileprivate func patientMayOwe(_ id: ClaimID, reference: Reference) throws -> Bool {
    guard let claim = try claim(id), let plan = try plan(claim.plan) else { return false }
    return reference.rules(for: plan.classKey, on: claim.firstDay, added: try payerRules()).selfPay != .never
  }

  /// When the payer said again what it refuses, while the refusal waits.
  fileprivate func repeats(of stored: StoredDenial, _ context: QueryContext) throws -> [CalendarDay] {
    guard !stored.denial.reasons.isEmpty else { return [] }
    let said = try answers(to: [stored.claim]).filter {
      $0.content.reversedBy == nil && stored.denial.isSaid(by: $0.answer)
        && context.localDay($0.recordedAt) >= stored.openedOn
    }
    return said.dropFirst().map { context.localDay($0.recordedAt) }
  }

  fileprivate func line(of stored: StoredDenial, open: Money, reference: Reference) throws -> ShowDenials.Line {
    let claim = try claim(stored.claim)
    return ShowDenials.Line(
      stored: stored, open: open, patient: try patient(stored.patient)?.listed ?? "", claimNumber: claim?.number ?? "",
      payer: try claim.flatMap { try plan($0.plan)?.shown } ?? "", serviceDay: claim?.firstDay,
      filingEnds: try claim.flatMap { try filingEnds(of: $0, reference: reference) } ?? stored.filingEnds)
  }
}
