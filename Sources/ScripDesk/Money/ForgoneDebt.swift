import ScripCore
import ScripSQL
import ScripStore

/// What was forgone comes back when its debt goes: only what a patient has paid may become credit.
extension Connection {
  /// Lets a patient's credit pay what they owe, and makes credit of what was paid too much.
  func settle(_ patients: Set<PatientID>, _ context: inout ActContext) throws {
    for patient in patients.sorted() {
      var balance = try balance(of: patient)
      if balance.owed < .zero {
        try takeBackForgone(of: patient, having: balance, &context)
        balance = try self.balance(of: patient)
      }
      try book(.settlement, PatientMoney.settlement(of: patient, having: balance), patient: patient, &context)
    }
  }

  /// What a patient has paid and did not get back.
  func paid(by patient: PatientID) throws -> Money {
    try payments(of: patient).reduce(.zero) { $1.kind == .payment ? $0 + $1.amount : $0 - $1.amount }
  }

  /// Undoes write-offs on a patient's account as far as their debts are gone, and as far as more than they have paid would
  /// become credit; the newest first.
  private func takeBackForgone(
    of patient: PatientID, having balance: PatientBalance, _ context: inout ActContext
  ) throws {
    let postings = try postings(about: patient)
    let forgone = postings.filter { $0.claim == nil }.standingDecisions.filter { $0.cause == .writeOff }
    guard !forgone.isEmpty else { return }
    let unpaid = balance.takingBack(.zero).credit - max(try paid(by: patient), .zero)
    let beyond = CoveredDebts(try moves(of: patient, by: postings)).forgoneBeyond
    var excess = max(min(beyond, -balance.owed), unpaid)
    for decision in forgone.reversed() where excess > .zero {
      let amount = -decision.entries.filter { $0.account == .patientReceivable(patient) }.total
      guard amount > .zero else { continue }
      try book(.decisionTakenBack, decision.entries.reversed, patient: patient, note: decision.note, &context)
      let rest = max(amount - excess, .zero)
      var kept: [LedgerEntry] = []
      kept.move(rest, from: .patientReceivable(patient), to: .writeOff)
      try book(.writeOff, kept, patient: patient, note: decision.note, &context)
      excess -= amount - rest
    }
  }

  /// What moved a patient's debt, each by what it is of.
  private func moves(of patient: PatientID, by postings: [Posting]) throws -> [CoveredDebts.Move] {
    var first: [ClaimID: ClaimID] = [:]
    let voided = try receiptsVoided(of: patient)
    return try postings.map { posting in
      let amount = posting.entries.filter { $0.account == .patientReceivable(patient) }.total
      switch posting.cause {
      case .writeOff: return CoveredDebts.Move(.writeOff, amount)
      case .decisionTakenBack where posting.claim == nil: return CoveredDebts.Move(.writeOff, amount)
      case .patientPayment, .patientPaymentTakenBack, .settlement: return CoveredDebts.Move(.payment, amount)
      default: break
      }
      guard let claim = posting.claim else {
        let number = posting.receiptNumber.map { posting.cause == .chargeTakenBack ? voided[$0] ?? $0 : $0 }
        return CoveredDebts.Move(.debt(number.map { .receipt($0) } ?? .fee), amount)
      }
      let known = try first[claim] ?? firstClaim(of: claim)
      first[claim] = known
      return CoveredDebts.Move(.debt(.claim(known)), amount)
    }
  }

  /// The numbers of a patient's receipts that were taken back, by those of their credit notes.
  private func receiptsVoided(of patient: PatientID) throws -> [Int: Int] {
    let receipts = try receipts(of: patient)
    var voided: [Int: Int] = [:]
    for note in receipts where note.kind == .creditNote {
      voided[note.number] = receipts.first { $0.id == note.voids }?.number
    }
    return voided
  }

  /// The claim in whose place this one stands, or the first payer's for which it asks a later one: whoever is asked, the
  /// patient's share is one debt.
  private func firstClaim(of id: ClaimID) throws -> ClaimID {
    var first = id
    // No claim is corrected and asked on so often; a longer chain would be a damaged one.
    for _ in 0..<64 {
      guard let earlier = try claim(before: first) ?? claim(first)?.replaces else { break }
      first = earlier
    }
    return first
  }
}
