import ScripCore
import ScripSQL
import ScripStore

/// A person decides what becomes of a claim that was parked. Its money leaves suspense by that decision alone.
public struct ResolveParkedClaim: Act {
  public static let permission = Permission.postMoney

  /// What is decided.
  public enum Decision: Hashable, Sendable, Codable {
    /// It belongs to this claim: what the payer paid settles so much of it, this is forgone, this is the patient's.
    /// Before it, write-offs and transfers of the claim are undone that the payer has made wrong.
    case post(controlNumber: String, contractual: Money, toPatient: Money, takingBack: [PostingID] = [])
    /// The money stays in suspense for now.
    case keep
    /// The money went back to the payer.
    case returnMoney
    /// It moves no money, and nothing is to be done.
    case close
  }

  let remittance: RemittanceID
  let number: Int
  let decision: Decision
  let reason: String
  /// What speaks against the claim, and a person has said of it that it is meant.
  let meant: Set<PostingDoubt>

  public init(
    remittance: RemittanceID, number: Int, decision: Decision, reason: String, meant: Set<PostingDoubt> = []
  ) {
    self.remittance = remittance
    self.number = number
    self.decision = decision
    self.reason = reason
    self.meant = meant
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    let place = StoredAnswer.Place(remittance, number)
    guard var stored = try connection.answer(at: place) else { return .refused(.notFound) }
    guard stored.waits else { return .refused(.decidedMeanwhile) }
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    let paid = stored.answer.paid
    let suspense = Account.suspense(remittance)
    stored.resolvedAt = context.moment
    stored.resolvedBy = context.membership
    stored.content.note = reason
    var posted: (account: ClaimAccount, effect: ClaimAnswer.Effect)?
    switch decision {
    case .keep: stored.state = .kept
    case .close:
      guard paid == .zero else {
        return .refused(.invalid("decision", "\(paid.shown) waits with it. Post it, keep it, or return it."))
      }
      stored.state = .closed
    case .returnMoney:
      guard paid > .zero else { return .refused(.invalid("decision", "No money came with it to return.")) }
      var entries: [LedgerEntry] = []
      entries.move(paid, from: .cash, to: suspense)
      stored.posting = try connection.book(.payerRefund, entries, remittance: remittance, note: reason, &context)
      stored.state = .returned
    case .post(let controlNumber, let contractual, let toPatient, let takingBack):
      let matched = try connection.claims(named: [RemittedClaim.naming(controlNumber)], &context).accounts.values.first
      guard var account = matched else {
        return .refused(.invalid("claim", "No claim of ours has this number. It stands in box 26 of the claim."))
      }
      if let claim = try connection.claim(account.claim.id) {
        let doubts = try connection.doubts(about: stored, on: claim).filter { !meant.contains($0) }
        if !doubts.isEmpty { return .refused(Refusal(doubts, asked: account.claim.payer.name)) }
      }
      let standing = try connection.decisions(about: account.claim.id, of: account.claim.patient)
      let undone = standing.filter { takingBack.contains($0.id) }
      guard undone.count == Set(takingBack).count else { return .refused(.decidedMeanwhile) }
      if let refusal = try connection.refusal(undoing: undone, of: account.claim) { return .refused(refusal) }
      account.open -= undone.moved(on: .payerReceivable(account.claim.id))
      if let refusal = account.refusal(
        of: paid, contractual, toPatient, for: stored.answer, context.reference.reasons)
      {
        return .refused(refusal)
      }
      for decision in undone {
        try connection.book(
          .decisionTakenBack, decision.entries.reversed, patient: account.claim.patient, claim: decision.claim,
          remittance: remittance, note: reason, &context)
      }
      posted = (account, try post(&stored, to: account, contractual, toPatient, connection, &context))
    }
    try connection.note(stored)
    if let posted { try tell(posted.effect, of: stored, to: posted.account, connection, &context) }
    return .done(
      true, subjects: [Subject("remittance", remittance)] + (stored.claim.map { [Subject("claim", $0)] } ?? []))
  }

  /// Books what was decided, and makes the answer one of the claim's.
  private func post(
    _ stored: inout StoredAnswer, to account: ClaimAccount, _ contractual: Money, _ toPatient: Money,
    _ connection: borrowing Connection, _ context: inout ActContext
  ) throws -> ClaimAnswer.Effect {
    let claim = account.claim
    let receivable = Account.payerReceivable(claim.id)
    var entries: [LedgerEntry] = []
    entries.move(stored.answer.paid, from: receivable, to: .suspense(remittance))
    entries.move(contractual, from: receivable, to: .contractualAdjustment)
    entries.move(toPatient, from: receivable, to: .patientReceivable(claim.patient))
    entries = entries.summed
    stored.posting = try connection.book(
      .parkedClaim, entries, patient: claim.patient, claim: claim.id, remittance: remittance, note: reason, &context)
    stored.state = .byHand
    stored.claim = claim.id
    stored.content.entries = entries
    if stored.answer.status == .reversal {
      stored.content.reverses = try connection.takeBack(answerOf: account, by: stored)
    }
    return ClaimAnswer.Effect(
      cause: .parkedClaim, entries: entries,
      open: stored.answer.reasonsLeft(
        contractual: contractual, toPatient: toPatient, context.reference.reasons), paid: stored.answer.paid)
  }

  /// What an answer that posted itself does beside its money: the claim, those that follow it, and the work know of it.
  private func tell(
    _ effect: ClaimAnswer.Effect, of stored: StoredAnswer, to account: ClaimAccount,
    _ connection: borrowing Connection, _ context: inout ActContext
  ) throws {
    let claim = account.claim
    try connection.noteAnswered(claim.id, stored.answer, from: stored.place.remittance, &context)
    try connection.followAnswer(to: claim.id, &context)
    let open = account.open + effect.entries.filter { $0.account == .payerReceivable(claim.id) }.total
    let posted = PostedAnswer(
      answer: stored.answer, effect: effect, place: stored.place, takenBack: stored.content.reverses)
    try connection.raiseDenials(of: [posted], on: claim, open: open, &context)
    try connection.settle([claim.patient], &context)
  }
}

extension Sequence<Posting> {
  /// What they did to an account, together.
  fileprivate func moved(on account: Account) -> Money {
    flatMap(\.entries).filter { $0.account == account }.total
  }
}

extension Connection {
  /// Why a patient's debt cannot be undone: only what they have paid may become credit, never what was forgone.
  fileprivate func refusal(undoing decisions: [Posting], of claim: KnownClaim) throws -> Refusal? {
    var balance = try balance(of: claim.patient)
    // What a later payer is asked for comes back to the patient with the decision.
    if let stored = try self.claim(claim.id) {
      for later in try laterClaims(than: stored) { balance.owed += try shareAsked(of: later.id) }
    }
    let after = balance.takingBack(decisions.moved(on: .patientReceivable(claim.patient)))
    guard after.credit > max(try paid(by: claim.patient), .zero) else { return nil }
    return .invalid("takeBack", "The patient’s part was written off on the account since. Take that back too.")
  }

  /// Marks the answer that a takeback posted by hand means, so that nothing goes by it any more; nil when there is none.
  fileprivate func takeBack(answerOf account: ClaimAccount, by takeback: StoredAnswer) throws -> StoredAnswer.Place? {
    // As the account has them, in its order.
    let given = try answers(to: [account.claim.id])
      .filter { $0.answer.status != .reversal && $0.answer.status != .predetermination }
    guard let place = account.meant(by: takeback.answer), given.indices.contains(place) else { return nil }
    var earlier = given[place]
    earlier.content.reversedBy = takeback.place
    try note(earlier)
    return earlier.place
  }

  /// Write-offs and transfers of a claim that still stand, and what was written off on its patient's account.
  func decisions(about claim: ClaimID, of patient: PatientID) throws -> [Posting] {
    try postings(about: patient).filter { $0.claim == claim || $0.claim == nil }.standingDecisions
  }
}

extension ClaimAccount {
  /// Why a division of a parked claim cannot be posted; nil when it can.
  fileprivate func refusal(
    of paid: Money, _ contractual: Money, _ toPatient: Money, for answer: RemittedClaim, _ table: ReasonTable
  ) -> Refusal? {
    let settled = paid + contractual + toPatient
    if paid < .zero || (paid == .zero && answer.status == .reversal) {
      guard contractual <= .zero, toPatient <= .zero, open - settled <= claim.charge else {
        return .invalid(
          "contractual", "A takeback opens the claim again: at most \((claim.charge - open).shown) of it.")
      }
      return nil
    }
    guard contractual >= .zero, toPatient >= .zero, settled <= open else {
      return .invalid("contractual", "Together \(settled.shown), but \(open.shown) is open on this claim.")
    }
    guard toPatient > .zero else { return nil }
    // What the contract forgoes is said anew by whoever divides it, unless no payer could make it the patient's.
    let reasons = answer.everyAdjustment.filter {
      $0.group != .contractual || PatientBilling.why(never: $0.reason) != nil
    }
    do throws(PostingRefusal) { _ = try transferToPatient(toPatient, reasons: reasons) } catch {
      // A share of the plan is the patient's without a notice.
      let asked = answer.everyAdjustment.filter { $0.group == .patient }
      let isShare = !asked.isEmpty && asked.allSatisfy { table.reason($0.reason)?.treatment == .share }
      if error == .noticeMissing, isShare { return nil }
      return Refusal(error, field: "toPatient")
    }
    return nil
  }
}

extension RemittedClaim {
  /// Only to look a claim up by its number.
  fileprivate static func naming(_ controlNumber: String) -> RemittedClaim {
    RemittedClaim(controlNumber: controlNumber, status: .processedPrimary, charge: .zero, paid: .zero)
  }
}

extension Refusal {
  static func invalid(_ field: String, _ sentence: String) -> Refusal {
    Refusal(.invalid, "Nothing was posted.", faults: [.init(field, sentence)])
  }

  /// Of an act that changes what somebody decided.
  static let whyMissing = invalid("reason", "Write why, for whoever looks at it later.")

  fileprivate init(_ doubts: [PostingDoubt], asked payer: String) {
    self.init(.invalid, "Nothing was posted.", faults: doubts.map { .init($0.rawValue, $0.sentence(asked: payer)) })
  }

  fileprivate static let decidedMeanwhile = Refusal(
    .conflict, "Somebody decided about this claim meanwhile. Look at the remittance again.")
}
