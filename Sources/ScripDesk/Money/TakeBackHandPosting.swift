import ScripCore
import ScripSQL
import ScripStore

/// Takes off a claim what a person posted to it by hand: it was another claim's, or divided wrongly. It waits again.
///
/// Promises: the same entries the other way, in a posting of its own, so that the money is in suspense again; what was
/// undone for it stands again; the claim and the work on it are as the answers say that are left.
public struct TakeBackHandPosting: Act {
  public static let permission = Permission.postMoney
  let remittance: RemittanceID
  let number: Int
  let reason: String

  public init(remittance: RemittanceID, number: Int, reason: String) {
    self.remittance = remittance
    self.number = number
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard !reason.isEmpty else { return .refused(.invalid("reason", "Write why, for whoever looks at it later.")) }
    guard var stored = try connection.answer(at: StoredAnswer.Place(remittance, number)) else {
      return .refused(.notFound)
    }
    guard stored.state == .byHand, let id = stored.claim,
      let account = try connection.claimAccount(of: id, &context), let claim = try connection.claim(id)
    else { return .refused(Refusal(.conflict, "Nothing of it is posted by hand. Look at the payment again.")) }
    if let refusal = try connection.refusal(takingBack: stored, off: claim, open: account.open) {
      return .refused(refusal)
    }
    let before = stored
    try connection.book(
      .parkedClaimTakenBack, stored.content.entries.reversed, patient: claim.patient, claim: id,
      remittance: remittance, note: reason, &context)
    try connection.restoreDecisions(undoneFor: stored, of: claim.patient, &context)
    if let taken = stored.content.reverses, var earlier = try connection.answer(at: taken) {
      earlier.content.reversedBy = nil
      try connection.note(earlier)
    }
    stored.park(saying: reason)
    stored.claim = try connection.claims(named: [stored.answer], &context).book.account(of: stored.answer)?.claim.id
    try connection.note(stored)
    try connection.standAsAnswered(claim, without: before, &context)
    try connection.settle([claim.patient], &context)
    return .done(true, subjects: [Subject("remittance", remittance), Subject("claim", id)])
  }
}

extension StoredAnswer {
  /// It waits as it did when it came; why it was taken off the claim stays with it.
  fileprivate mutating func park(saying reason: String) {
    (state, posting, resolvedAt, resolvedBy) = (.parked, nil, nil, nil)
    (content.entries, content.reverses, content.note) = ([], nil, reason)
  }
}

extension Connection {
  /// Why what was posted by hand stays on its claim; nil when it can be taken off.
  fileprivate func refusal(
    takingBack stored: StoredAnswer, off claim: StoredClaim, open: Money
  ) throws -> Refusal? {
    if stored.content.reversedBy != nil {
      return Refusal(.conflict, "The payer took this answer back since, so nothing of it stands on the claim.")
    }
    let opened = stored.content.entries.filter { $0.account == .payerReceivable(claim.id) }.total
    guard stored.answer.status == .reversal || opened > .zero else { return nil }
    if opened > open {
      return .invalid(
        "reason", "It was settled on this claim since: only \(max(open, .zero).shown) is open. Take that back first.")
    }
    let ended = try claims(of: claim.episode).contains {
      try $0.replaces == claim.id && $0.standing == .answered && isVoid($0.id)
    }
    return ended
      ? Refusal(.conflict, "This takeback ended the void of the claim, and its lines are free. Claim them anew.") : nil
  }

  /// Decides again what was undone so that the answer could be posted.
  fileprivate func restoreDecisions(
    undoneFor stored: StoredAnswer, of patient: PatientID, _ context: inout ActContext
  ) throws {
    let postings = try postings(about: patient)
    var decisions = postings.filter(\.isDecision)
    for undone in postings where undone.cause == .decisionTakenBack {
      guard let place = decisions.lastIndex(where: { $0.entries.reversed == undone.entries }) else { continue }
      let decision = decisions.remove(at: place)
      guard undone.remittance == stored.place.remittance, undone.at == stored.resolvedAt else { continue }
      try book(
        decision.cause, decision.entries, patient: patient, claim: decision.claim, note: decision.note, &context)
    }
  }

  /// Makes a claim what its answers say, of which this one is none any more.
  fileprivate func standAsAnswered(
    _ claim: StoredClaim, without stored: StoredAnswer, _ context: inout ActContext
  ) throws {
    try tell(
      .restored, "What was posted by hand was taken off again; \(stored.answer.paid.shown) waits with its payment.",
      of: claim.id, &context)
    let left = try answers(to: [claim.id]).filter { $0.answer.status != .predetermination }
    let events = try events(of: claim.id).map(\.event)
    let wasTaken = events.last { [.submitted, .printed, .claimAccepted].contains($0.kind) }?.kind == .claimAccepted
    if claim.standing == .answered, left.isEmpty {
      try note(wasTaken ? .accepted : .sent, of: claim.id, at: context.moment)
    }
    let own = try left.last {
      try $0.answer.payerClaimNumber != nil && !isOfNextPayer($0.answer, from: $0.place.remittance, to: claim.id)
    }
    let told = events.last { $0.kind != .answered && $0.payerClaimNumber != nil }
    try note(payerClaimNumber: own?.answer.payerClaimNumber ?? told?.payerClaimNumber, of: claim.id)
    try followAnswer(to: claim.id, &context)
    if !claim.standing.isLiving { try recheckFollowers(of: claim, &context) }
    try restoreWork(on: claim.id, without: stored, &context)
  }

  /// Ends the work that the answer raised, and puts back what it had ended.
  private func restoreWork(on id: ClaimID, without stored: StoredAnswer, _ context: inout ActContext) throws {
    if let at = stored.resolvedAt { try reopenDenials(of: id, closedAt: at) }
    for denial in try openDenials(of: id) where denial.place == stored.place {
      try close(denial.id, how: "taken off this claim", by: context.membership, at: context.moment)
    }
    guard let account = try claimAccount(of: id, &context) else { return }
    if account.open <= .zero {
      for denial in try openDenials(of: id) {
        try close(denial.id, how: .nothingOpen, by: context.membership, at: context.moment)
      }
    }
    try raiseUncovered(of: account.claim, opened: account.open, open: account.open, &context)
  }
}
