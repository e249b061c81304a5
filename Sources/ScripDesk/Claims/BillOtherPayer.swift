import ScripCore
import ScripSQL
import ScripStore

/// Puts the lines of a claim on a new one to another coverage of the patient, because the first one's payer does not have
/// to pay: it refused the claim whole and said so, or the claim names the wrong payer and has not left.
///
/// What the first claim asks for is asked until the new one is sent, and stands again when that is dropped.
public struct BillOtherPayer: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID
  let coverage: CoverageID
  /// Who says that the other payer has to pay.
  let why: String

  public init(claim: ClaimID, coverage: CoverageID, why: String) {
    self.claim = claim
    self.coverage = coverage
    self.why = why
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimID> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    if let refusal = try connection.cannotGoElsewhere(found) { return .refused(refusal) }
    let payers = try connection.otherPayers(than: found, reference: context.reference)
    guard let next = payers.first(where: { $0.coverage.id == coverage }) else {
      return .refused(
        .fault(
          "coverage", "Choose a coverage of this patient that holds on these days and whose payer takes claims."))
    }
    guard !why.isEmpty else {
      return .refused(.fault("why", "Write who says that this payer has to pay, for whoever looks at it later."))
    }
    let lines = try connection.charges(of: claim)
    // What a payer has answered stands back for the new claim; what none has taken is dropped for it.
    let isAnswered = found.standing == .answered
    let made = StoredClaim(
      id: context.ids.next(), number: try connection.nextClaimNumber(),
      episode: found.episode, patient: found.patient, coverage: next.coverage.id, plan: next.plan.id,
      firstDay: found.firstDay, lastDay: found.lastDay, charge: found.charge, standing: .toFix,
      standingAt: context.moment, replaces: isAnswered ? found.id : nil)
    var subjects = [Subject("claim", made.id), Subject("patient", found.patient)]
    subjects += isAnswered ? [Subject("claim", found.id)] : try connection.drop(found, &context)
    try connection.insert(made)
    for line in lines { try connection.put(line.id, on: made.id) }
    try connection.tell(
      .made, "Made for \(next.plan.shown), in the place of claim \(found.number): \(why)", of: made.id, &context)
    if isAnswered {
      _ = try connection.stepAside(found, for: made, as: .replaced, .replaced, "Asked of another payer", &context)
    } else {
      try connection.recheck(made, &context)
    }
    return .done(made.id, subjects: subjects)
  }
}

extension Connection {
  /// Why the lines of a claim do not go to another payer as they stand; nil when they may.
  func cannotGoElsewhere(_ claim: StoredClaim) throws -> Refusal? {
    func conflict(_ sentence: String) -> Refusal { Refusal(.conflict, sentence) }
    guard claim.standing.isLiving else { return conflict("This claim is \(claim.standing.shown) already.") }
    let isInTheHouse = claim.standing.isDraft || claim.standing == .rejected
    guard isInTheHouse || claim.standing == .answered else {
      return conflict("The payer has not answered yet. Wait for its answer, or ask where the claim stands.")
    }
    if try isVoid(claim.id) { return conflict("This claim takes another one back. Nothing is asked by it.") }
    if try self.claim(before: claim.id) != nil {
      return conflict("This claim asks for what another payer left. Take it back first.")
    }
    if let later = try livingClaim(after: claim) {
      return conflict("Claim \(later.number) asks the next payer for what this one left. Take that one back first.")
    }
    if isInTheHouse {
      guard claim.replaces != nil else { return nil }
      return conflict("This claim follows another one, which stands again when this one is dropped. Drop it first.")
    }
    guard try mayGoAsNew(claim) else {
      return conflict(
        "The payer decided a part of this claim. Void it; once that is carried out, put its lines on a claim anew and "
          + "say there who has to pay.")
    }
    return nil
  }

  /// The patient's other coverages that hold on the days of a claim and whose payers take claims for massage.
  func otherPayers(
    than claim: StoredClaim, reference: Reference
  ) throws -> [(coverage: Coverage, plan: Plan)] {
    let added = try payerRules()
    return try coverages(of: claim.patient).compactMap { other in
      guard other.id != claim.coverage, other.holds(on: claim.firstDay), other.holds(on: claim.lastDay),
        let plan = try plan(other.plan)
      else { return nil }
      let rules = reference.rules(for: plan.classKey, on: claim.firstDay, added: added)
      return rules.billing == .claim && rules.massagePayable ? (other, plan) : nil
    }
  }
}
