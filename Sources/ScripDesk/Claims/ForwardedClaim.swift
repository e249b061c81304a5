import ScripCore
import ScripSQL
import ScripStore

/// A claim that its payer sent on to another one, which has not answered.
public struct ForwardedClaim: Sendable {
  /// To whom, as the payer says; nil when it does not.
  public let payer: String?
  /// The payer decided its own part first; else the whole claim is none of its own.
  public let hasDecided: Bool
  /// Whom the practice may bill itself when the claim did not arrive; nil while the chart names nobody.
  public let next: LaterCoverage?

  var whom: String { payer ?? "the next payer" }
}

extension Connection {
  /// Where a claim stands that its payer sent on; nil for every other claim.
  func forwarded(
    _ claim: StoredClaim, _ answers: [StoredAnswer], reference: Reference
  ) throws -> NextPayer? {
    let telling = answers.map(\.answer).filter { $0.status != .reversal && $0.status != .predetermination }
    guard let place = telling.lastIndex(where: \.isSentOn), let last = telling.last else { return nil }
    let sent = telling[place]
    if place < telling.count - 1 {
      // The payer may have decided anew and sent nothing on.
      let isAnew = sent.status.tellsTurn && last.status.tellsTurn && sent.status.turn == last.status.turn
      return isAnew ? nil : .answeredThere(sent.forwardedTo?.name)
    }
    if let made = try livingClaim(after: claim) { return .made(made) }
    let hasDecided = sent.isDecision
    return .forwarded(
      ForwardedClaim(
        payer: sent.forwardedTo?.name, hasDecided: hasDecided,
        next: try hasDecided ? laterCoverage(than: claim, reference: reference) : nil))
  }

  /// Whether the payer sent the whole claim on and nobody has decided it, so that nothing is to be taken back there.
  func isPassedOnWhole(_ claim: StoredClaim) throws -> Bool {
    guard claim.standing == .answered else { return false }
    let telling = try answers(to: [claim.id]).filter { $0.content.reversedBy == nil && $0.content.reverses == nil }
    return telling.last?.answer.status == .notOursForwarded && telling.allSatisfy(\.content.entries.isEmpty)
  }

  /// Whom to bill instead of a payer that never got the claim. Of what waited for it the patient's part becomes theirs, as
  /// it would have by this payer's answer, and the next claim asks it from there; the rest stays this payer's to settle.
  func takeUp(
    _ sent: ForwardedClaim, of claim: StoredClaim, saying what: String, _ context: inout ActContext
  ) throws -> TakenUp {
    guard !what.isEmpty else {
      return .refused(.invalid("notArrived", "Write what that payer said, for whoever looks at it later."))
    }
    guard sent.hasDecided else {
      let fix = "Say on the claim that another payer has to pay."
      return .refused(Refusal(.conflict, "The payer decided nothing on this claim. \(fix)"))
    }
    guard let next = sent.next else {
      return .refused(
        Refusal(.conflict, "This patient has no other payer to bill. Enter the coverage that pays after this one."))
    }
    guard let account = try claimAccount(of: claim.id, &context) else { return .refused(.notFound) }
    let waiting = try openDenials(of: claim.id).filter(\.denial.isForwarded)
    // An earlier claim to that payer that was dropped has moved it already.
    let mayBeAsked = try waiting.isEmpty ? isWithPatient(claim, account.claim, context.reference.reasons) : true
    guard mayBeAsked else {
      return .refused(
        Refusal(.conflict, "What was sent on is settled on this claim, so nobody else is asked. Look at its answers."))
    }
    var (share, left) = (Money.zero, max(account.open, .zero))
    for work in waiting {
      try close(work.id, how: "did not arrive: \(what)", by: context.membership, at: context.moment)
      let asked = work.denial.reasons.map(\.adjustment)
      let owed = asked.filter { account.claim.owes($0, context.reference.reasons) }
      let part = min(work.denial.amount, owed.total, left)
      let rest = min(work.denial.amount, left) - part
      (share, left) = (share + part, left - part - rest)
      guard rest > .zero else { continue }
      var kept = work
      kept.id = context.ids.next()
      kept.denial = try refusal(
        of: rest, asked.filter { !owed.contains($0) }, work.denial.remarks, on: account.claim, context)
      kept.restart(on: context.today)
      try append(kept)
    }
    var entries: [LedgerEntry] = []
    entries.move(share, from: .payerReceivable(claim.id), to: .patientReceivable(claim.patient))
    try book(.transferToPatient, entries, patient: claim.patient, claim: claim.id, note: what, &context)
    try tell(.checked, "It did not arrive at \(sent.whom), to whom it was sent on.", of: claim.id, &context)
    try settle([claim.patient], &context)
    return .billed(next)
  }

  /// Whether the share that was sent on is the patient's by now: by the payer's answer, or by an earlier decision.
  private func isWithPatient(_ claim: StoredClaim, _ known: KnownClaim, _ reasons: ReasonTable) throws -> Bool {
    let standing = try answers(to: [claim.id]).filter { $0.content.reversedBy == nil }
    guard let sent = standing.last(where: { $0.answer.isSentOn }) else { return false }
    guard sent.answer.status.isForwarded else { return true }
    let share = sent.answer.everyAdjustment.filter { known.owes($0, reasons) }.total
    let given = try decisions(about: claim.id, of: claim.patient)
      .filter { $0.claim == claim.id && $0.cause == .transferToPatient }
    let moved = given.flatMap(\.entries).filter { $0.account == .patientReceivable(claim.patient) }.total
    return share > .zero && moved >= share
  }
}

/// What came of a claim that did not arrive.
enum TakenUp {
  case billed(LaterCoverage)
  case refused(Refusal)
}
