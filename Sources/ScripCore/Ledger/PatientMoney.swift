/// Why money was not moved. Each sentence names what to do.
public enum PostingRefusal: Error, Hashable, Sendable {
  case nothingToPost
  /// More than is open on the account.
  case moreThanOwed(Money)
  case moreThanCredit(Money)
  /// The payer's class forbids billing the patient: VA, workers' compensation.
  case patientNeverBilled
  /// The contract asks for a notice signed before the session.
  case noticeMissing
  /// The payer's reason lets nobody ask the patient, and why.
  case notThePatients(String)

  public var sentence: String {
    switch self {
    case .nothingToPost: "Write an amount above zero."
    case .moreThanOwed(let open): "Only \(open.shown) is open here. Write that or less."
    case .moreThanCredit(let credit): "Only \(credit.shown) is held for this patient. Write that or less."
    case .patientNeverBilled:
      "This payer's patients must not be billed. Ask the payer again, or write the amount off."
    case .noticeMissing:
      "The contract allows this only with a notice the patient signed before the session. Record the notice, or write "
        + "the amount off."
    case .notThePatients(let why): "\(why) Write less, appeal, or write it off."
    }
  }
}

/// What a patient owes, and what is held for them.
public struct PatientBalance: Hashable, Sendable, Codable {
  public var owed: Money
  public var credit: Money

  public init(owed: Money = .zero, credit: Money = .zero) {
    self.owed = owed
    self.credit = credit
  }

  /// As it stands once a charge is taken back and what was paid too much has become credit.
  public func takingBack(_ charge: Money) -> PatientBalance {
    PatientBalance(owed: max(owed - charge, .zero), credit: credit + max(charge - owed, .zero))
  }

  public init(of patient: PatientID, in ledger: Ledger) {
    self.init(owed: ledger[.patientReceivable(patient)], credit: -ledger[.patientCredit(patient)])
  }
}

/// The entries of what patients pay, get back and are charged. Pure: each answers entries, or why not.
public enum PatientMoney {
  /// Work the patient pays alone.
  public static func charge(_ amount: Money, to patient: PatientID) -> [LedgerEntry] {
    moving(amount, from: .revenue, to: .patientReceivable(patient))
  }

  /// Takes a fee back that was charged; whether it was paid by then is the settlement's.
  public static func feeTakenBack(_ fee: Money, from patient: PatientID) -> [LedgerEntry] {
    moving(fee, from: .patientReceivable(patient), to: .revenue)
  }

  /// Pays what is owed first; the rest is held for the patient.
  public static func payment(
    _ amount: Money, by patient: PatientID, having balance: PatientBalance
  ) throws(PostingRefusal) -> [LedgerEntry] {
    guard amount > .zero else { throw .nothingToPost }
    let paid = min(amount, max(balance.owed, .zero))
    var entries = moving(paid, from: .patientReceivable(patient), to: .cash)
    entries.move(amount - paid, from: .patientCredit(patient), to: .cash)
    return entries.summed
  }

  /// Undoes a payment: what is held goes first, as it would pay the debt that stands again; the rest is owed.
  public static func paymentTakenBack(
    _ amount: Money, from patient: PatientID, having balance: PatientBalance
  ) -> [LedgerEntry] {
    let held = min(amount, max(balance.credit, .zero))
    var entries = moving(held, from: .cash, to: .patientCredit(patient))
    entries.move(amount - held, from: .cash, to: .patientReceivable(patient))
    return entries.summed
  }

  /// Gives back what is held, never more.
  public static func refund(
    _ amount: Money, to patient: PatientID, having balance: PatientBalance
  ) throws(PostingRefusal) -> [LedgerEntry] {
    guard amount > .zero else { throw .nothingToPost }
    guard amount <= balance.credit else { throw .moreThanCredit(max(balance.credit, .zero)) }
    return moving(amount, from: .cash, to: .patientCredit(patient))
  }

  /// Forgoes what is open on a patient's or a claim's account.
  public static func writeOff(
    _ amount: Money, on account: Account, open: Money
  ) throws(PostingRefusal) -> [LedgerEntry] {
    guard amount > .zero else { throw .nothingToPost }
    guard amount <= open else { throw .moreThanOwed(max(open, .zero)) }
    return moving(amount, from: account, to: .writeOff)
  }

  /// Credit pays what is owed; what was paid beyond a balance becomes credit. Nothing when both are settled.
  public static func settlement(of patient: PatientID, having balance: PatientBalance) -> [LedgerEntry] {
    if balance.owed < .zero {
      return moving(-balance.owed, from: .patientCredit(patient), to: .patientReceivable(patient))
    }
    let paid = min(balance.owed, max(balance.credit, .zero))
    return moving(paid, from: .patientReceivable(patient), to: .patientCredit(patient))
  }

  static func require(_ billing: PayerRules.SelfPay, noticeSigned: Bool) throws(PostingRefusal) {
    switch billing {
    case .allowed: return
    case .withNotice: if !noticeSigned { throw .noticeMissing }
    case .never: throw .patientNeverBilled
    }
  }

  static func moving(_ amount: Money, from: Account, to: Account) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    entries.move(amount, from: from, to: to)
    return entries
  }
}
