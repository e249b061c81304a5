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
      case .answered: break
      case .writeOff(let amount): moved = (.writeOff, try account.writeOff(amount))
      case .toPatient(let amount, let signed):
        // A notice counts only when it was signed before the session.
        if let signed, let served = account.claim.serviceDay, signed <= served { account.claim.noticeSigned = true }
        let reasons = stored.denial.reasons.map(\.adjustment)
        moved = (.transferToPatient, try account.transferToPatient(amount, reasons: reasons))
      }
    } catch { return .refused(Refusal(error)) }
    let patient = account.claim.patient
    if let moved {
      try connection.book(moved.cause, moved.entries, patient: patient, claim: stored.claim, note: how, &context)
      try connection.settle([patient], &context)
    }
    try connection.close(denial, how: how, by: context.membership, at: context.moment)
    return .done(true, subjects: [Subject("denial", denial), Subject("claim", stored.claim)])
  }
}
