import ScripCore
import ScripSQL
import ScripStore

/// How acts write into the books: every posting through here, on the first day that is not closed.
extension Connection {
  /// Appends a posting; nothing when there is nothing to move.
  @discardableResult
  func book(
    _ cause: Posting.Cause, _ entries: [LedgerEntry], patient: PatientID? = nil, claim: ClaimID? = nil,
    remittance: RemittanceID? = nil, note: String? = nil, _ context: inout ActContext
  ) throws -> PostingID? {
    let day = try bookDay(from: context.today)
    guard
      let posting = Posting(
        id: context.ids.next(), day: day, at: context.moment, cause: cause, entries: entries, patient: patient,
        claim: claim, remittance: remittance, note: note)
    else { return nil }
    try append(posting, by: context.membership)
    return posting.id
  }

  /// Makes the books say that this is asked of the payer of a claim: its charge, what it was corrected to, or nothing
  /// any more. What was paid on it stands until the payer takes it back.
  func setCharge(of claim: ClaimID, _ patient: PatientID, to charge: Money, _ context: inout ActContext) throws {
    let before = try charged(on: claim)
    try book(
      charge > before ? .charge : .chargeTakenBack, ClaimAccount.charge(claim, from: before, to: charge),
      patient: patient, claim: claim, &context)
  }

  /// Books what a claim asks for when it leaves. A void asks for nothing; the claim it follows asks for nothing any more,
  /// and what was decided about its refusals is undone.
  func bookSent(_ claim: SentClaim, _ context: inout ActContext) throws {
    if let replaced = claim.replaces {
      try setCharge(of: replaced, claim.patient, to: .zero, &context)
      try setShare(of: replaced, claim.patient, to: .zero, &context)
      try takeBackDecisions(about: replaced, of: claim.patient, for: claim.number, &context)
      try followShares(after: replaced, &context)
      for denial in try openDenials(of: replaced) {
        try close(
          denial.id, how: .followed(by: claim.number), by: context.membership, at: context.moment)
      }
    }
    try bookAsked(by: claim, &context)
  }

  /// What a claim asks for: the charge, or of a later payer the patient's share, whose charge is in the books already.
  func bookAsked(by claim: SentClaim, _ context: inout ActContext) throws {
    if claim.content.earlierPayers.isEmpty {
      try setCharge(of: claim.id, claim.patient, to: claim.asked, &context)
    } else {
      try setShare(of: claim.id, claim.patient, to: shareToAsk(by: claim), &context)
    }
    try settle([claim.patient], &context)
  }

  func bookSent(_ claim: ClaimID, _ context: inout ActContext) throws {
    for sent in try sentClaims([claim]) { try bookSent(sent, &context) }
  }

  /// Books a receipt: what the patient was charged, and what was paid with it. A credit note books the same the other way.
  func book(_ receipt: Receipt, _ context: inout ActContext) throws {
    let isBack = receipt.kind == .creditNote
    // Whether the patient may be charged was decided before the receipt was made.
    let charged = PatientMoney.charge(receipt.charges.total, to: receipt.patient)
    try book(
      isBack ? .chargeTakenBack : .charge, isBack ? charged.reversed : charged, patient: receipt.patient,
      note: Posting.note(ofReceipt: receipt.number), &context)
    try settle([receipt.patient], &context)
    for payment in receipt.payments where payment.amount != .zero {
      let (amount, balance) = (payment.amount, try balance(of: receipt.patient))
      let entries: [LedgerEntry]
      do throws(PostingRefusal) {
        entries =
          amount > .zero
          ? try PatientMoney.payment(amount, by: receipt.patient, having: balance)
          : try PatientMoney.refund(-amount, to: receipt.patient, having: balance)
      } catch {
        // The paper would say what the books do not.
        throw Refusal(error)
      }
      let kind: StoredPatientPayment.Kind = amount > .zero ? .payment : .refund
      let moved = amount > .zero ? amount : -amount
      _ = try take(kind, entries, receipt.patient, moved, payment.method, nil, &context)
    }
  }
}

extension SentClaim {
  /// What it asks the payer for.
  var asked: Money { content.asked }
}

extension Claim {
  /// What it asks the payer for: the charge, or of a later payer what the one before it left to the patient.
  var asked: Money {
    if case .void = frequency { return .zero }
    // What the last of them left: each asked for what the one before had left.
    guard let last = earlierPayers.last else { return charge }
    let number = last.coverage.payer.number
    let lines = lines.flatMap { $0.adjudications.filter { $0.payerNumber == number }.suffix(1) }
    return (last.adjustments + lines.flatMap(\.adjustments)).filter { $0.group == .patient }.total
  }
}

extension Refusal {
  init(_ refusal: PostingRefusal, field: String = "amount") {
    self.init(.invalid, "Nothing was posted.", faults: [.init(field, refusal.sentence)])
  }
}
