import ScripCore
import ScripSQL
import ScripStore

/// Takes a payment of a patient back that was none: another chart's, another amount, a check that came back.
///
/// Promises: once for each payment, and whole; what it paid is owed again, what was held of it is held no more; the day's
/// list has it by the payment's own method.
public struct TakeBackPatientPayment: Act {
  public static let permission = Permission.postMoney
  let patient: PatientID
  let payment: PatientPaymentID
  let reason: String

  public init(patient: PatientID, payment: PatientPaymentID, reason: String) {
    self.patient = patient
    self.payment = payment
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<PatientPaymentID>
  {
    guard let taken = try connection.payment(payment), taken.patient == patient, taken.kind == .payment else {
      return .refused(.notFound)
    }
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    guard try connection.payments(of: patient).standingPayments.contains(where: { $0.id == payment }) else {
      return .refused(Refusal(.conflict, "This payment was taken back already. The account shows how it stands."))
    }
    let balance = try connection.balance(of: patient)
    let entries = PatientMoney.paymentTakenBack(taken.amount, from: patient, having: balance)
    guard
      let posting = try connection.book(.patientPaymentTakenBack, entries, patient: patient, note: reason, &context)
    else { return .refused(Refusal(.nothingToPost)) }
    let back = StoredPatientPayment(
      id: context.ids.next(), patient: patient, posting: posting, kind: .takenBack, method: taken.method,
      amount: taken.amount, day: try connection.bookDay(from: context.today), takenAt: context.moment,
      takenBy: context.membership, takesBack: payment)
    try connection.append(back)
    try connection.settle([patient], &context)
    return .done(back.id, subjects: [Subject("patient", patient), Subject("payment", payment)])
  }
}

extension Sequence<StoredPatientPayment> {
  /// What was paid and not taken back, in its order.
  var standingPayments: [StoredPatientPayment] {
    let back = Set(compactMap(\.takesBack))
    return filter { $0.kind == .payment && !back.contains($0.id) }
  }
}

extension Connection {
  /// As it is shown: what takes a payment back bears the number of that payment's check.
  func shown(_ payment: StoredPatientPayment) throws -> StoredPatientPayment {
    guard let id = payment.takesBack else { return payment }
    var shown = payment
    shown.reference = try self.payment(id)?.reference
    return shown
  }
}
