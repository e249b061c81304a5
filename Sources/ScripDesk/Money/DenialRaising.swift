import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Puts what an answer leaves open on the work list; what an earlier answer left there is answered by it.
  func raiseDenial(
    of answer: RemittedClaim, _ effect: ClaimAnswer.Effect, on claim: KnownClaim, open: Money, isLast: Bool,
    at place: StoredAnswer.Place, _ context: inout ActContext
  ) throws {
    guard answer.status != .predetermination, answer.status != .notOursForwarded else { return }
    for earlier in try openDenials(of: claim.id) {
      try close(earlier.id, how: "answered anew", by: context.membership, at: context.moment)
    }
    // A takeback that the same payment decides anew leaves no work.
    guard isLast, open > .zero else { return }
    let denial: Denial
    if effect.cause == .reversal {
      denial = .takeback(amount: open, remarks: answer.everyRemark)
    } else {
      // What was passed on is the next payer's to answer.
      let reasons = effect.open.filter { !(answer.status.isForwarded && $0.group == .patient) }
      let amount = min(open, reasons.total)
      guard amount > .zero else { return }
      denial = context.reference.reasons.denial(
        amount: amount, reasons: reasons, remarks: answer.everyRemark,
        facts: try ownFacts(of: claim, reference: context.reference))
    }
    try append(
      StoredDenial(
        id: context.ids.next(), place: place, claim: claim.id, patient: claim.patient, episode: claim.episode,
        openedOn: context.today, filingEnds: claim.filingEnds, denial: denial))
  }

  /// What the determination says today about the day of service: faults of ours that a payer may have seen.
  func ownFacts(of claim: KnownClaim, reference: Reference) throws -> [OwnFact] {
    guard let day = claim.serviceDay, let episode = try claim.episode.flatMap({ try self.episode($0) }) else {
      return []
    }
    let facts = try facts(of: episode, on: day, reference: reference)
    return determine(facts, on: day).ownFacts
  }
}
