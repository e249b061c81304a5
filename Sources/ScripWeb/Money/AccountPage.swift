import HTML
import ScripCore
import ScripDesk

/// The words of a patient's account: what is owed, what is held, and every entry that makes it.
struct AccountPage: Equatable, Sendable {
  let name: String
  let patient: String
  let sums: [[String]]
  let entries: WordTable
  /// Visits given up late or not kept whose fee nobody has decided about.
  let fees: [Fee]
  /// What the patient agreed to pay and has no receipt for yet.
  let withoutReceipt: [OpenLine]
  /// The payment that was just taken, in words.
  let taken: String?
  /// Who takes a payment back that should not be there; nil for who may do it, and where there is none.
  let takenBackBy: String?
  let owes: Bool
  let holdsCredit: Bool

  struct Fee: Equatable, Sendable {
    let appointment: String
    let words: String
  }

  struct OpenLine: Equatable, Sendable {
    let words: String
    /// Where the receipt is given.
    let receipt: LocalPath?
  }

  /// - Parameters:
  ///   - mayPost: who reads it may take a payment back.
  ///   - taken: the payment that was just taken; unknown ones are passed over.
  init(_ account: ShowAccount.Account, mayPost: Bool, taken: PatientPaymentID? = nil) {
    name = account.patient.shown
    patient = account.patient.id.description
    let open = account.withoutReceipt.total
    sums =
      [["Owes", account.balance.owed.shown]] + (open > .zero ? [[Self.noReceiptYet, open.shown]] : []) + [
        ["Held for the patient", account.balance.credit.shown], ["Open with payers", account.payers.shown],
      ]
    withoutReceipt = account.withoutReceipt.map { charge in
      OpenLine(
        words: "\(charge.day.shown), \(charge.code) \(charge.code.words.lowercased()), \(charge.amount.shown)",
        receipt: LocalPath(checking: "/episodes/\(charge.episode)/receipts/new"))
    }
    let standing = account.lines.filter(\.isStandingPayment)
    self.taken = standing.compactMap(\.payment).first { $0.id == taken }.map { payment in
      "Taken: \(ShowAccount.Line.money(payment)). The patient owes \(account.balance.owed.shown) now."
    }
    takenBackBy = mayPost || standing.isEmpty ? nil : Self.whoTakesBack
    owes = account.balance.owed > .zero
    holdsCredit = account.balance.credit > .zero
    fees = account.openFees.map { missed in
      Fee(
        appointment: missed.id.description, words: "\(missed.missedWords), \(missed.fee?.shown ?? "")")
    }
    let back = "/money/accounts/\(account.patient.id)/payments"
    entries = WordTable(
      title: "Every entry", heads: ["Day", "What", "Payers", "Owed", "Held"],
      rows: account.lines.reversed().map { line in
        WordTable.Row(
          cells: [
            .init(line.day.shown),
            .init(line.staffWords, link: mayPost ? line.takingBack(under: back) : nil), .init(line.payers.plainOrDash),
            .init(line.owed.plainOrDash), .init(line.credit.plainOrDash),
          ], path: nil)
      }, empty: "Nothing was charged or paid yet.", add: nil)
  }
}

extension AccountPage {
  static let noReceiptYet = "Charged, no receipt yet"

  private static var whoTakesBack: String {
    let roles = Role.allCases.filter { $0.permissions.contains(.postMoney) }.map { "a \($0.shown)" }
    let who = roles.joined(separator: " or ")
    return "A payment that was entered wrongly is taken back by \(who): say which one, and why."
  }
}

extension ShowAccount.Line {
  /// `Payer's answer, claim 1007, session of 3 Nov 2026`; `Charged, receipt 12`; `Paid by the patient, $30.00 by check
  /// 1042`.
  var words: String { posting.cause.shown + particulars }

  /// The same on the patient's statement: `Your share by your plan, claim 1007`. Nothing that a person wrote but
  /// the number of the patient's own check.
  var patientWords: String { posting.cause.toldPatient + particulars }

  private var particulars: String {
    (claimNumber.map { ", claim \($0)" } ?? "") + (days.map { ", \(Self.sessions($0))" } ?? "")
      + (posting.receiptNumber.map { ", \(paper) \($0)" } ?? "") + (payment.map { ", \(Self.money($0))" } ?? "")
  }

  /// A receipt is taken back by a paper with a number of its own.
  private var paper: String { posting.cause == .chargeTakenBack ? "credit note" : "receipt" }

  private static func sessions(_ days: ClosedRange<CalendarDay>) -> String {
    days.lowerBound == days.upperBound
      ? "session of \(days.lowerBound.shown)"
      : "sessions of \(days.lowerBound.shown) to \(days.upperBound.shown)"
  }

  /// `$30.00 by check 1042`.
  static func money(_ payment: StoredPatientPayment) -> String {
    let number = payment.method == .check ? payment.reference.map { " \($0)" } ?? "" : ""
    return "\(payment.amount.shown) by \(payment.method.shown)\(number)"
  }

  /// Where a payment is taken back, beside its entry.
  func takingBack(under path: String) -> WordTable.Link? {
    guard isStandingPayment, let payment, let path = LocalPath(checking: "\(path)/\(payment.id)/take-back") else {
      return nil
    }
    return WordTable.Link(words: "Take it back", path: path)
  }

  /// The same with the reason that somebody wrote, for staff alone.
  var staffWords: String {
    guard posting.receiptNumber == nil, let note = posting.note else { return words }
    return "\(words): \(note)"
  }
}

extension Money {
  fileprivate var plainOrDash: String { self == .zero ? "—" : shown }
}

extension Posting.Cause {
  var shown: String {
    switch self {
    case .charge: "Charged"
    case .chargeTakenBack: "Charge taken back"
    case .missedVisit: "Fee for a missed visit"
    case .deposit: "Deposit of a payer"
    case .remittedClaim: "Payer’s answer"
    case .reversal: "Payer took its answer back"
    case .providerAdjustment: "Taken or given beside claims"
    case .patientPayment: "Paid by the patient"
    case .patientPaymentTakenBack: "Payment taken back"
    case .refund: "Given back to the patient"
    case .payerRefund: "Given back to a payer"
    case .payerRefundTakenBack: "Not given back to a payer after all"
    case .writeOff: "Written off"
    case .transferToPatient: "Became the patient’s"
    case .payerBalanceApplied: "Payer’s balance put down to a claim"
    case .payerBalanceTakenBack: "Payer’s balance taken off a claim"
    case .decisionTakenBack: "Earlier decision taken back"
    case .transferToPayer: "Asked of the next payer"
    case .shareReturned: "Not asked of the next payer any more"
    case .settlement: "Credit used or made"
    case .parkedClaim: "Posted by hand"
    case .parkedClaimTakenBack: "Posting by hand taken back"
    case .paperTakenBack: "Payment entered by hand taken back"
    }
  }
}

extension Posting.Cause {
  /// The same to the patient whose money it is.
  fileprivate var toldPatient: String {
    switch self {
    case .remittedClaim, .parkedClaim: "Your share by your plan"
    case .reversal: "Your plan took its answer back"
    case .patientPayment: "You paid"
    case .patientPaymentTakenBack: "Your payment taken back"
    case .refund: "Given back to you"
    case .transferToPatient: "Yours to pay: your plan does not pay it"
    case .transferToPayer: "Asked of your next plan instead"
    case .shareReturned: "Not asked of your next plan any more"
    case .settlement: "Moved between what you owe and what is held for you"
    default: shown
    }
  }
}
