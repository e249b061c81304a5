import ScripCore
import ScripSQL
import ScripStore

/// Takes back what a person decided about a parked claim: it was another claim's, or divided wrongly, or its money did not go
/// back to the payer. It waits again.
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
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    guard var stored = try connection.answer(at: StoredAnswer.Place(remittance, number)) else {
      return .refused(.notFound)
    }
    if stored.state == .returned || stored.state == .closed {
      try waitAgain(&stored, connection, &context)
      return .done(true, subjects: [Subject("remittance", remittance)])
    }
    guard stored.state == .byHand, let id = stored.claim,
      let account = try connection.claimAccount(of: id, &context), let claim = try connection.claim(id)
    else { return .refused(Refusal(.conflict, "Nothing of it is decided by hand. Look at the payment again.")) }
    if let refusal = try connection.refusal(takingBack: stored, off: claim, open: account.open) {
      return .refused(refusal)
    }
    let taken = AnswerTakenOff(
      stored: stored, claim: claim, postedAt: stored.resolvedAt, cause: .parkedClaimTakenBack, reason: reason,
      words: "What was posted by hand was taken off again; \(stored.answer.paid.shown) waits with its payment.")
    stored.park(saying: reason)
    stored.claim = try connection.claims(named: [stored.answer], &context).book.account(of: stored.answer)?.claim.id
    try connection.takeOff(taken, leaving: stored, &context)
    try connection.settle([claim.patient], &context)
    return .done(true, subjects: [Subject("remittance", remittance), Subject("claim", id)])
  }

  /// Puts back what went to the payer, if anything did; no claim was touched by it.
  private func waitAgain(
    _ stored: inout StoredAnswer, _ connection: borrowing Connection, _ context: inout ActContext
  ) throws {
    let moved = try stored.posting.flatMap { try connection.posting($0) }?.entries ?? []
    try connection.book(.payerRefundTakenBack, moved.reversed, remittance: remittance, note: reason, &context)
    stored.park(saying: reason)
    try connection.note(stored)
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
}
