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

  /// Undoes write-offs on a patient's account as far as more than they have paid would become credit, the newest first.
  private func takeBackForgone(
    of patient: PatientID, having balance: PatientBalance, _ context: inout ActContext
  ) throws {
    var excess = balance.takingBack(.zero).credit - max(try paid(by: patient), .zero)
    guard excess > .zero else { return }
    let forgone = try postings(about: patient).filter { $0.claim == nil }.standingDecisions.reversed()
    for decision in forgone where decision.cause == .writeOff && excess > .zero {
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
}
