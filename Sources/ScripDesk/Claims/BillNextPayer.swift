import ScripCore
import ScripSQL
import ScripStore

/// Makes a claim to the patient's next payer for what the payer of this one left, with that payer's decision on it.
///
/// Never where the first payer sent the claim on itself, nor for a share that may not be asked of anybody.
public struct BillNextPayer: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimID> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    let next: (coverage: Coverage, plan: Plan)
    switch try connection.nextPayer(after: found, reference: context.reference) {
    case .mayBeBilled(let coverage, let plan): next = (coverage, plan)
    case let other: return .refused(Refusal(.conflict, other.sentence ?? "This patient has no other payer to bill."))
    }
    let rules = try context.reference.rules(
      for: next.plan.classKey, on: found.firstDay, added: connection.payerRules())
    let limit = next.plan.filingLimitDays ?? rules.filingLimitDays
    let decided = try connection.earlierAnswers(of: [found])?.last?.decidedOn ?? context.today
    let made = StoredClaim(
      id: context.ids.next(), number: String(1_000 + (try connection.nextControlNumber(of: "claim"))),
      episode: found.episode, patient: found.patient, coverage: next.coverage.id, plan: next.plan.id,
      firstDay: found.firstDay, lastDay: found.lastDay, charge: found.charge, standing: .toFix,
      // A later payer's days run from the decision before it.
      standingAt: context.moment, fileBy: limit.map { decided.adding(days: $0) })
    try connection.insert(made)
    try connection.put(made.id, after: found.id)
    try connection.tell(.made, "Made for \(next.plan.shown), after claim \(found.number).", of: made.id, &context)
    try connection.recheck(made, &context)
    return .done(
      made.id, subjects: [Subject("claim", made.id), Subject("claim", found.id), Subject("patient", found.patient)])
  }
}

/// Whether what a payer left goes to another one.
public enum NextPayer: Sendable {
  /// There is none, or the payer has not decided.
  case none
  case mayBeBilled(Coverage, Plan)
  /// The payer sent its decision on; nil when it does not say to whom.
  case forwarded(to: String?)
  case made(StoredClaim)
  /// The payer left nothing that the patient owes.
  case nothingLeft(Plan)

  /// What to do instead of billing; nil where there is nothing to say.
  public var sentence: String? {
    switch self {
    case .none, .mayBeBilled: nil
    case .forwarded(let payer):
      "The payer sent this claim on to \(payer ?? "the next payer") itself. Wait for that answer; it is posted to the "
        + "same claim."
    case .made(let claim): "Claim \(claim.number) asks the next payer already."
    case .nothingLeft(let plan): "The payer left nothing that \(plan.shown) could be asked for."
    }
  }
}

extension Connection {
  /// What comes after the payer of a claim has decided.
  func nextPayer(after claim: StoredClaim, reference: Reference) throws -> NextPayer {
    guard claim.standing.isLiving else { return .none }
    let answers = try answers(to: [claim.id]).filter { $0.content.reversedBy == nil }
    if let sent = answers.last(where: { $0.answer.status.isForwarded || $0.answer.forwardedTo != nil }) {
      return .forwarded(to: sent.answer.forwardedTo?.name)
    }
    guard let last = answers.last(where: { $0.answer.isDecision }) else { return .none }
    if let made = try laterClaims(than: claim).first(where: \.standing.isLiving) { return .made(made) }
    guard let next = try laterCoverage(than: claim, reference: reference) else { return .none }
    let share = last.answer.lines.flatMap(\.adjustments) + last.answer.adjustments
    guard share.filter({ $0.group == .patient }).total > .zero else { return .nothingLeft(next.plan) }
    return .mayBeBilled(next.coverage, next.plan)
  }

  /// The patient's coverage that pays after the one of a claim, where its payer takes claims for massage.
  private func laterCoverage(
    than claim: StoredClaim, reference: Reference
  ) throws -> (coverage: Coverage, plan: Plan)? {
    guard let own = try coverage(claim.coverage), let ownPlan = try plan(claim.plan) else { return nil }
    let added = try payerRules()
    // What a payer forbids to ask of the patient is not asked of their other payer either.
    let first = reference.rules(for: ownPlan.classKey, on: claim.firstDay, added: added)
    guard mayBillPatient(first, for: .share).isAllowed else { return nil }
    for later in try coverages(of: claim.patient) where later.rank > own.rank && later.holds(on: claim.firstDay) {
      guard later.pays(besides: own), let plan = try plan(later.plan) else { continue }
      let rules = reference.rules(for: plan.classKey, on: claim.firstDay, added: added)
      if rules.billing == .claim, rules.massagePayable { return (later, plan) }
    }
    return nil
  }

  /// What the payers of these claims decided, in their order; nil when one of them has not.
  func earlierAnswers(of claims: [StoredClaim]) throws -> [ClaimDraft.EarlierAnswer]? {
    var found: [ClaimDraft.EarlierAnswer] = []
    for claim in claims {
      let answers = try answers(to: [claim.id]).filter { $0.content.reversedBy == nil && $0.answer.isDecision }
      guard let last = answers.last, let coverage = try coverage(claim.coverage), let plan = try plan(claim.plan),
        let remittance = try remittance(last.place.remittance)
      else { return nil }
      found.append(
        ClaimDraft.EarlierAnswer(coverage: coverage, plan: plan, answer: last.answer, decidedOn: remittance.day))
    }
    return found
  }

}

extension Coverage {
  fileprivate func holds(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}

extension RemittedClaim {
  /// The payer has said what it pays and what it does not.
  fileprivate var isDecision: Bool { status.decides && status != .reversal }
}
