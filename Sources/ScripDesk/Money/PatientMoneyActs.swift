import ScripCore
import ScripSQL
import ScripStore

/// Takes what a patient pays: what is owed first, the rest is held for them.
public struct TakePatientPayment: Act {
  public static let permission = Permission.takePayments
  let patient: PatientID
  let amount: Money
  let method: Receipt.Payment.Method
  /// A check's number; never a card's.
  let reference: String?
  /// The balance that whoever took it saw; nil when nobody looked.
  let seen: PatientBalance?
  /// Somebody was asked whether so much more than is owed is meant, or another payment since.
  let isMeant: Bool

  /// The field that says so.
  public static let meantField = "isMeant"
  /// Above what is owed. People pay a few visits ahead, about this much; a point that slipped makes a hundred times of
  /// any amount.
  static let aheadMax = Money(cents: 500_00)

  public init(
    patient: PatientID, amount: Money, method: Receipt.Payment.Method, reference: String? = nil,
    seen: PatientBalance? = nil, isMeant: Bool = false
  ) {
    self.patient = patient
    self.amount = amount
    self.method = method
    self.reference = reference
    self.seen = seen
    self.isMeant = isMeant
  }

  /// Whether it is asked once more before so much is taken.
  public static func isFarMore(_ amount: Money, than owed: Money) -> Bool { amount - owed > aheadMax }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<PatientPaymentID>
  {
    guard try connection.patient(patient) != nil else { return .refused(.notFound) }
    let balance = try connection.balance(of: patient)
    if let seen, seen != balance, !isMeant {
      return .refused(.accountChanged(Self.meantField, balance))
    }
    guard isMeant || !Self.isFarMore(amount, than: balance.owed) else {
      let held = (amount - balance.owed).shown
      return .refused(
        .invalid(Self.meantField, "Only \(balance.owed.shown) is owed. \(held) would be held for the patient."))
    }
    let entries: [LedgerEntry]
    do throws(PostingRefusal) {
      entries = try PatientMoney.payment(amount, by: patient, having: balance)
    } catch { return .refused(Refusal(error)) }
    return try connection.take(.payment, entries, patient, amount, method, reference, &context)
  }
}

extension Refusal {
  /// - Parameter balance: as it stands now.
  static func accountChanged(_ field: String, _ balance: PatientBalance) -> Refusal {
    let now = "\(balance.owed.shown) is owed now, \(balance.credit.shown) is held"
    return .invalid(
      field, "The account changed since this page was opened: \(now). Look whether this payment is on it already.")
  }
}

/// Gives back what is held for a patient, never more.
public struct RefundPatient: Act {
  public static let permission = Permission.postMoney
  let patient: PatientID
  let amount: Money
  let method: Receipt.Payment.Method
  let reference: String?

  public init(patient: PatientID, amount: Money, method: Receipt.Payment.Method, reference: String? = nil) {
    self.patient = patient
    self.amount = amount
    self.method = method
    self.reference = reference
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<PatientPaymentID>
  {
    guard try connection.patient(patient) != nil else { return .refused(.notFound) }
    let balance = try connection.balance(of: patient)
    let entries: [LedgerEntry]
    do throws(PostingRefusal) {
      entries = try PatientMoney.refund(amount, to: patient, having: balance)
    } catch { return .refused(Refusal(error)) }
    return try connection.take(.refund, entries, patient, amount, method, reference, &context)
  }
}

extension Connection {
  /// Writes money that changed hands with a patient, and its posting.
  func take(
    _ kind: StoredPatientPayment.Kind, _ entries: [LedgerEntry], _ patient: PatientID, _ amount: Money,
    _ method: Receipt.Payment.Method, _ reference: String?, _ context: inout ActContext
  ) throws -> Outcome<PatientPaymentID> {
    let cause: Posting.Cause = kind == .payment ? .patientPayment : .refund
    guard let posting = try book(cause, entries, patient: patient, &context) else {
      return .refused(Refusal(.nothingToPost))
    }
    let payment = StoredPatientPayment(
      id: context.ids.next(), patient: patient, posting: posting, kind: kind, method: method, amount: amount,
      day: try bookDay(from: context.today), takenAt: context.moment, takenBy: context.membership,
      reference: reference)
    try append(payment)
    return .done(payment.id, subjects: [Subject("patient", patient), Subject("payment", payment.id)])
  }
}

/// Forgoes what is open on a patient's account, with the reason.
public struct WriteOffPatient: Act {
  public static let permission = Permission.postMoney
  let patient: PatientID
  let amount: Money
  let reason: String

  public init(patient: PatientID, amount: Money, reason: String) {
    self.patient = patient
    self.amount = amount
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard try connection.patient(patient) != nil else { return .refused(.notFound) }
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    let owed = try connection.balance(of: patient).owed
    let entries: [LedgerEntry]
    do throws(PostingRefusal) {
      entries = try PatientMoney.writeOff(amount, on: .patientReceivable(patient), open: owed)
    } catch { return .refused(Refusal(error)) }
    try connection.book(.writeOff, entries, patient: patient, note: reason, &context)
    return .done(true, subjects: [Subject("patient", patient)])
  }
}
