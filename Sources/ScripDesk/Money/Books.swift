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

  /// Lets a patient's credit pay what they owe, and makes credit of what was paid too much.
  func settle(_ patients: Set<PatientID>, _ context: inout ActContext) throws {
    for patient in patients.sorted() {
      let entries = PatientMoney.settlement(of: patient, having: try balance(of: patient))
      try book(.settlement, entries, patient: patient, &context)
    }
  }

  /// Puts what a claim asks for into the books, once. A claim it replaces asks for nothing any more.
  func bookCharge(of claim: KnownClaim, replacing replaced: ClaimID?, _ context: inout ActContext) throws {
    guard try !hasCharge(of: claim.id) else { return }
    if let replaced { try takeChargeBack(of: replaced, &context) }
    guard let entries = try? ClaimAccount.charge(claim) else { return }
    try book(.charge, entries, patient: claim.patient, claim: claim.id, &context)
  }

  /// Takes a claim's charge out again: it was replaced or voided. What was paid on it stands until the payer takes it.
  func takeChargeBack(of claim: ClaimID, _ context: inout ActContext) throws {
    let postings = try postings(of: claim)
    let charged = postings.filter { $0.cause == .charge }.flatMap(\.entries)
    guard !charged.isEmpty, !postings.contains(where: { $0.cause == .chargeTakenBack }) else { return }
    try book(
      .chargeTakenBack, charged.reversed, patient: postings.compactMap(\.patient).first, claim: claim, &context)
  }
}

extension Refusal {
  init(_ refusal: PostingRefusal, field: String = "amount") {
    self.init(.invalid, "Nothing was posted.", faults: [.init(field, refusal.sentence)])
  }
}
