import ScripCore
import ScripSQL
import ScripStore

/// Puts the fee for a visit given up late or not kept on the patient's account, once somebody has decided so.
///
/// It is the practice's own charge: no claim and no receipt of care ever holds it.
public struct ChargeMissedVisit: Act {
  public static let permission = Permission.takePayments
  let appointment: AppointmentID

  public init(appointment: AppointmentID) { self.appointment = appointment }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var kept = try connection.appointment(appointment), let episode = try connection.episode(kept.episode) else {
      return .refused(.notFound)
    }
    guard let fee = kept.fee else {
      return .refused(Refusal(.conflict, "There is no fee for this visit: nothing was charged."))
    }
    guard kept.isFeeOpen else {
      return .refused(Refusal(.conflict, "Somebody has decided about this fee already. Load the page again."))
    }
    // Asked of today's rules as well: the fee was proposed when the visit was given up.
    let rules = try connection.payer(of: episode, on: kept.day, reference: context.reference)
    if let sentence = mayBillPatient(rules, for: .missedVisit).sentence {
      return .refused(Refusal(.conflict, sentence))
    }
    let entries = PatientMoney.charge(fee, to: kept.patient)
    guard
      let posting = try connection.book(
        .missedVisit, entries, patient: kept.patient, note: kept.missedWords, &context)
    else { return .refused(Refusal(.nothingToPost)) }
    try connection.settle([kept.patient], &context)
    kept.decide(.charged(posting), context)
    try connection.update(kept)
    return .done(true, subjects: kept.subjects + [Subject("posting", posting)])
  }
}

/// Asks for no fee, with the reason; what was charged is taken back.
public struct WaiveMissedVisit: Act {
  public static let permission = Permission.takePayments
  let appointment: AppointmentID
  let reason: String

  public init(appointment: AppointmentID, reason: String) {
    self.appointment = appointment
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var kept = try connection.appointment(appointment) else { return .refused(.notFound) }
    guard kept.isFeeOpen || kept.isFeeCharged else {
      return .refused(Refusal(.conflict, "There is no fee to waive here. Load the page again."))
    }
    guard !reason.isEmpty, reason.count <= 200 else {
      return .refused(.fault("reason", "Write why, in at most 200 letters, for whoever looks at it later."))
    }
    try connection.waiveFee(of: &kept, reason: reason, words: "Fee waived.", &context)
    try connection.update(kept)
    return .done(true, subjects: kept.subjects)
  }
}

extension Connection {
  /// Notes that no fee is asked for, and why; what stands on the account is taken back, at what was charged then.
  ///
  /// `words` open the note of the posting. The appointment is saved by the caller.
  func waiveFee(
    of kept: inout Appointment, reason: String, words: String, _ context: inout ActContext
  ) throws {
    var takenBack: PostingID?
    if let charge = try kept.feeCharge.flatMap({ try posting($0) }) {
      let fee = charge.entries.filter { $0.account == .patientReceivable(kept.patient) }.total
      takenBack = try book(
        .chargeTakenBack, PatientMoney.feeTakenBack(fee, from: kept.patient), patient: kept.patient,
        note: [words, charge.note].compactMap(\.self).joined(separator: " "), &context)
      try settle([kept.patient], &context)
    }
    kept.decide(.waived(reason: reason, takenBack: takenBack), context)
  }
}

extension Appointment {
  fileprivate mutating func decide(_ outcome: FeeDecision.Outcome, _ context: ActContext) {
    feeDecisions =
      (feeDecisions ?? []) + [
        FeeDecision(at: context.moment, by: context.membership, outcome: outcome)
      ]
  }
}
