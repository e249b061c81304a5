import ScripCore
import ScripSQL
import ScripStore

/// Ends the work on a refusal: it was answered, or what is open is forgone, or it becomes the patient's.
public struct SettleDenial: Act {
  public static let permission = Permission.postMoney

  /// How it ends.
  public enum Ending: Hashable, Sendable, Codable {
    /// Corrected, appealed or sent again: the amount stays open with the payer.
    case answered
    /// The practice forgoes the amount.
    case writeOff(Money)
    /// The patient owes it, where the payer's class allows it; the day a notice was signed, where it asks for one.
    case toPatient(Money, noticeSignedOn: CalendarDay?)
  }

  let denial: DenialID
  let ending: Ending
  /// What was done, in a few words.
  let how: String

  public init(denial: DenialID, ending: Ending, how: String) {
    self.denial = denial
    self.ending = ending
    self.how = how
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let stored = try connection.denial(denial),
      var account = try connection.claimAccount(of: stored.claim, &context)
    else { return .refused(.notFound) }
    guard stored.isOpen else {
      return .refused(Refusal(.conflict, "This refusal is settled already. Look at the claim again."))
    }
    guard !how.isEmpty else { return .refused(.invalid("how", "Write what was done, for whoever looks at it later.")) }
    var moved: (cause: Posting.Cause, entries: [LedgerEntry])?
    do throws(PostingRefusal) {
      switch ending {
      case .answered:
        guard !stored.denial.isForwarded else { return .refused(.stillForwarded) }
      case .writeOff(let amount): moved = (.writeOff, try account.writeOff(amount))
      case .toPatient(let amount, let signed):
        // A notice counts only when it was signed before the session.
        if let signed, let served = account.claim.serviceDay, signed <= served { account.claim.noticeSigned = true }
        let reasons = stored.denial.reasons.map(\.adjustment)
        if stored.denial.isShareSentOn(context.reference.reasons), account.claim.billing == .withNotice {
          // A share of the plan is the patient's without a notice, and no more than it.
          guard amount <= stored.denial.amount else { throw .moreThanOwed(stored.denial.amount) }
          account.claim.billing = .allowed
        }
        moved = (.transferToPatient, try account.transferToPatient(amount, reasons: reasons))
      }
    } catch { return .refused(Refusal(error)) }
    let patient = account.claim.patient
    if let moved {
      try connection.book(moved.cause, moved.entries, patient: patient, claim: stored.claim, note: how, &context)
      try connection.settle([patient], &context)
    }
    try connection.close(denial, how: how, by: context.membership, at: context.moment)
    try connection.raiseRest(of: stored, after: ending, &context)
    return .done(true, subjects: [Subject("denial", denial), Subject("claim", stored.claim)])
  }
}

extension Denial {
  /// Only the plan's share waits for the other payer: deductible, coinsurance, copay.
  fileprivate func isShareSentOn(_ table: ReasonTable) -> Bool {
    isForwarded && !reasons.isEmpty
      && reasons.allSatisfy { $0.group == .patient && table.reason($0.code)?.treatment == .share }
  }
}

extension Connection {
  /// What is left of an amount after a part of it was decided stays on the work list, as old as it is.
  ///
  /// One that was answered leaves nothing: the payer's next answer brings the work anew.
  fileprivate func raiseRest(
    of stored: StoredDenial, after ending: SettleDenial.Ending, _ context: inout ActContext
  ) throws {
    var rest = stored
    switch ending {
    case .answered: return
    case .writeOff(let amount): rest.denial = stored.denial.rest(writingOff: amount)
    case .toPatient(let amount, _): rest.denial = stored.denial.rest(toPatient: amount)
    }
    // What other work of the claim asks for is not asked for twice.
    let open = try balance(of: .payerReceivable(stored.claim))
    let uncovered = try openDenials(of: stored.claim).reduce(open) { $0 - $1.denial.amount }
    rest.denial.amount = min(rest.denial.amount, uncovered)
    guard rest.denial.amount > .zero else { return }
    rest.id = context.ids.next()
    try append(rest)
  }
}

extension Refusal {
  fileprivate static let stillForwarded = Refusal(
    .invalid, "Nothing was changed.",
    faults: [
      .init(
        "ending",
        "The other payer’s answer ends this by itself. When the claim did not arrive there, say so on the claim.")
    ])
}
