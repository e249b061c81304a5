import ScripCore
import ScripSQL
import ScripStore

/// Makes a claim to the patient's next payer for what the payer of this one left, with that payer's decision on it.
///
/// Where the first payer sent the claim on itself, only once somebody says that it did not arrive; never for a share that
/// may not be asked of anybody.
public struct BillNextPayer: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID
  /// What was found out about a claim that the payer sent on and that did not arrive; nil where nobody says so.
  let notArrived: String?

  public init(claim: ClaimID, notArrived: String? = nil) {
    self.claim = claim
    self.notArrived = notArrived
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimID> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    let next: LaterCoverage
    switch try connection.nextPayer(after: found, reference: context.reference) {
    case .mayBeBilled(let later): next = later
    case .forwarded(let sent) where notArrived != nil:
      switch try connection.takeUp(sent, of: found, saying: notArrived ?? "", &context) {
      case .billed(let later): next = later
      case .refused(let refusal): return .refused(refusal)
      }
    case let other: return .refused(Refusal(.conflict, other.sentence ?? "This patient has no other payer to bill."))
    }
    let rules = try context.reference.rules(
      for: next.plan.classKey, on: found.firstDay, added: connection.payerRules())
    let limit = next.plan.filingLimitDays ?? rules.filingLimitDays
    let decided = try connection.earlierAnswers(of: [found])?.last?.decidedOn ?? context.today
    let made = StoredClaim(
      id: context.ids.next(), number: try connection.nextClaimNumber(),
      episode: found.episode, patient: found.patient, coverage: next.coverage.id, plan: next.plan.id,
      firstDay: found.firstDay, lastDay: found.lastDay, charge: found.charge, standing: .toFix,
      // A later payer's days run from the decision before it.
      standingAt: context.moment, fileBy: limit.map { decided.adding(days: $0) })
    try connection.insert(made)
    try connection.put(made.id, after: found.id)
    let words = ["Made for \(next.plan.shown), after claim \(found.number).", next.passedOver].compactMap(\.self)
    try connection.tell(.made, words.joined(separator: " "), of: made.id, &context)
    try connection.recheck(made, &context)
    return .done(
      made.id, subjects: [Subject("claim", made.id), Subject("claim", found.id), Subject("patient", found.patient)])
  }
}

/// The patient's coverage that pays next.
public struct LaterCoverage: Sendable {
  public let coverage: Coverage
  public let plan: Plan
  /// Plans that would come before it and get no claim for massage.
  public let unasked: [Plan]

  /// `Aetna Gap gets no claims for massage and is passed over.`; nil where nobody is.
  public var passedOver: String? {
    guard !unasked.isEmpty else { return nil }
    let (gets, are) = unasked.count == 1 ? ("gets", "is") : ("get", "are")
    return "\(unasked.map(\.shown).joined(separator: " and ")) \(gets) no claims for massage and \(are) passed over."
  }
}

/// Whether what a payer left goes to another one.
public enum NextPayer: Sendable {
  /// There is none, or the payer has not decided.
  case none
  case mayBeBilled(LaterCoverage)
  /// The payer sent the claim on, and the other one has not answered.
  case forwarded(ForwardedClaim)
  /// The payer it was sent on to has answered; nil when nobody says who that is.
  case answeredThere(String?)
  case made(StoredClaim)
  /// The payer left nothing that the patient owes.
  case nothingLeft(Plan)

  /// What to do instead of billing; nil where there is nothing to say.
  public var sentence: String? {
    switch self {
    case .none, .mayBeBilled: nil
    case .forwarded(let sent):
      "The payer sent this claim on to \(sent.whom) itself. Wait for that answer; it is posted to the same claim."
    case .answeredThere(let payer):
      "The payer sent this claim on, and \(payer ?? "the next payer") has answered. Its answer stands on this claim."
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
    if let sent = try forwarded(claim, answers, reference: reference) { return sent }
    guard let last = answers.last(where: { $0.answer.isDecision }) else { return .none }
    if let made = try livingClaim(after: claim) { return .made(made) }
    guard let next = try laterCoverage(than: claim, reference: reference) else { return .none }
    let share = last.answer.lines.flatMap(\.adjustments) + last.answer.adjustments
    guard share.filter({ $0.group == .patient }).total > .zero else { return .nothingLeft(next.plan) }
    return .mayBeBilled(next)
  }

  /// The claim that asks the next payer. A void that was carried out asks for nothing.
  func livingClaim(after claim: StoredClaim) throws -> StoredClaim? {
    try laterClaims(than: claim).first { try $0.standing.isLiving && !($0.standing == .answered && isVoid($0.id)) }
  }

  /// The patient's coverage that pays after the one of a claim, where its payer takes claims for massage.
  func laterCoverage(
    than claim: StoredClaim, reference: Reference
  ) throws -> LaterCoverage? {
    guard let own = try coverage(claim.coverage), let ownPlan = try plan(claim.plan) else { return nil }
    let added = try payerRules()
    // What a payer forbids to ask of the patient is not asked of their other payer either.
    let first = reference.rules(for: ownPlan.classKey, on: claim.firstDay, added: added)
    guard mayBillPatient(first, for: .share).isAllowed else { return nil }
    var unasked: [Plan] = []
    for later in try coverages(of: claim.patient) where later.id != own.id && later.holds(on: claim.firstDay) {
      guard later.pays(besides: own), let plan = try plan(later.plan) else { continue }
      // An accident's insurer pays its injury before every health plan, whichever of those is the first.
      let isLater = plan.waitsForOthers && !ownPlan.waitsForOthers || later.rank > own.rank
      guard isLater else { continue }
      let rules = reference.rules(for: plan.classKey, on: claim.firstDay, added: added)
      if rules.billing == .claim, rules.massagePayable {
        return LaterCoverage(coverage: later, plan: plan, unasked: unasked)
      }
      unasked.append(plan)
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
        ClaimDraft.EarlierAnswer(
          coverage: coverage.inTurn(of: plan), plan: plan, answer: last.answer, decidedOn: remittance.day))
    }
    return found
  }
}

extension RemittedClaim {
  /// The payer has said what it pays and what it does not.
  var isDecision: Bool { status.decides && status != .reversal }
}
