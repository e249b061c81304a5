import ScripCore
import ScripSQL
import ScripStore

/// Takes off a claim what was put down to it of its payer's balance: it was another claim's.
///
/// Promises: the same entries the other way, in a posting of its own; the work it raised on the claim is closed, and what it
/// had ended is on the list again.
public struct TakeBackPayerBalance: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID
  /// The posting that put it down.
  let posting: PostingID
  let reason: String

  public init(claim: ClaimID, posting: PostingID, reason: String) {
    self.claim = claim
    self.posting = posting
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    guard let account = try connection.claimAccount(of: claim, &context) else { return .refused(.notFound) }
    let postings = try connection.postings(of: claim)
    guard postings.contains(where: { $0.id == posting && $0.cause == .payerBalanceApplied }) else {
      return .refused(.notFound)
    }
    guard let applied = postings.standingApplications.first(where: { $0.id == posting }) else {
      return .refused(Refusal(.conflict, "This was taken back already. The claim’s page shows how it stands."))
    }
    let entries: [LedgerEntry]
    do throws(PostingRefusal) { entries = try account.takeBack(applied.entries) } catch {
      return .refused(
        .invalid(
          "reason",
          "It was settled on this claim since: only \(max(account.open, .zero).shown) is open. Leave it here, or have "
            + "the payer’s answer posted first."))
    }
    try connection.book(
      .payerBalanceTakenBack, entries, patient: account.claim.patient, claim: claim, note: reason, &context)
    let opened = applied.entries.filter { $0.account == .payerReceivable(claim) }.total
    let raised = try connection.openDenials(of: claim).last {
      $0.denial.isTakeback && $0.denial.amount == opened
    }
    if let raised {
      try connection.close(raised.id, how: "taken off this claim", by: context.membership, at: context.moment)
    }
    if opened < .zero {
      try connection.reopenDenials(of: claim, closedAt: applied.at)
      try connection.raiseUncovered(of: account.claim, opened: -opened, open: account.open - opened, &context)
    }
    return .done(true, subjects: [Subject("claim", claim)])
  }
}
