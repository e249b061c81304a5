import ScripCore
import ScripSQL
import ScripStore

/// Takes a payment back whole that was entered by hand from paper and typed wrongly.
///
/// Promises: once for each payment; everything that it moved is moved back on the same accounts, on the first day that is
/// not closed; its claims and the work on them are as the other answers say; the right one may be entered under its number.
public struct TakeBackPaperRemittance: Act {
  public static let permission = Permission.postMoney
  let remittance: RemittanceID
  let reason: String

  public init(remittance: RemittanceID, reason: String) {
    self.remittance = remittance
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let stored = try connection.remittance(remittance) else { return .refused(.notFound) }
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    guard stored.isFromPaper else {
      return .refused(
        Refusal(.conflict, "This payment came in a file, and stands as its payer sent it. Ask the payer to correct it.")
      )
    }
    guard stored.state.isInBooks else {
      return .refused(Refusal(.conflict, "Nothing of this payment is in the books. Look at it again."))
    }
    let answers = try connection.answers(in: remittance)
    let beside = try connection.postings(of: remittance).filter { $0.claim == nil }
    if let refusal = try connection.refusal(takingBack: answers, beside, of: stored.payerNumber) {
      return .refused(refusal)
    }
    var touched: Set<PatientID> = []
    for answer in answers {
      if let patient = try takeOff(answer, postedAt: stored.stateAt, connection, &context) { touched.insert(patient) }
    }
    try moveBack(beside, connection, &context)
    try connection.note(.takenBack, of: remittance, reason: reason, difference: .zero, at: context.moment)
    try connection.settle(touched, &context)
    let claims = Set(answers.compactMap(\.claim)).sorted()
    return .done(true, subjects: [Subject("remittance", remittance)] + claims.map { Subject("claim", $0) })
  }

  /// Takes one claim of the payment back; answers with whose money it moved.
  private func takeOff(
    _ answer: StoredAnswer, postedAt moment: Moment, _ connection: borrowing Connection, _ context: inout ActContext
  ) throws -> PatientID? {
    var after = answer
    after.state = .takenBack
    (after.resolvedAt, after.resolvedBy) = (context.moment, context.membership)
    after.content.note = reason
    guard answer.state == .posted || answer.state == .byHand,
      let claim = try answer.claim.flatMap({ try connection.claim($0) })
    else {
      try connection.note(after)
      return nil
    }
    let taken = AnswerTakenOff(
      stored: answer, claim: claim, postedAt: answer.resolvedAt ?? moment, cause: .paperTakenBack, reason: reason,
      words: "The payment of \(answer.answer.paid.shown) that was entered by hand was taken back.")
    try connection.takeOff(taken, leaving: after, &context)
    return claim.patient
  }

  /// The deposit and what went back of it in one posting, each amount beside the claims in its own, as it came.
  private func moveBack(
    _ postings: [Posting], _ connection: borrowing Connection, _ context: inout ActContext
  ) throws {
    for posting in postings where posting.cause == .providerAdjustment {
      try connection.book(
        .paperTakenBack, posting.entries.reversed, remittance: remittance, note: posting.note, &context)
    }
    let deposit = postings.filter { $0.cause != .providerAdjustment }.flatMap(\.entries)
    try connection.book(.paperTakenBack, deposit.reversed.summed, remittance: remittance, note: reason, &context)
  }
}

extension Connection {
  /// Why a payment stays as it is; nil when it can be taken back whole.
  fileprivate func refusal(
    takingBack answers: [StoredAnswer], _ beside: [Posting], of payer: String
  ) throws -> Refusal? {
    if let reversed = answers.first(where: { $0.content.reversedBy != nil }) {
      return Refusal(
        .conflict,
        "The payer took its answer to claim \(reversed.answer.controlNumber) back since, so this payment stands.")
    }
    let account = Account.payerBalance(payer)
    let moved = beside.filter { $0.cause == .providerAdjustment }.flatMap(\.entries)
      .filter { $0.account == account }.total
    guard moved != .zero else { return nil }
    let left = PayerBalance(try payerBalanceEntries().filter { $0.payer == payer }.map(\.movement))
    guard (moved > .zero ? left.taken : left.given) < Money(cents: abs(moved.cents)) else { return nil }
    return .invalid(
      "reason", "What stood beside its claims was put down to a claim since. Take it off that claim first.")
  }
}
