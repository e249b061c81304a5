/// One account of the practice's books. Source: domain.md F; records.md, posting.
///
/// Patients, claims, remittances and payers have an account each; the rest is the practice's own.
public enum Account: Hashable, Sendable, Codable {
  /// What a patient owes.
  case patientReceivable(PatientID)
  /// What the payer of a claim has not answered for yet.
  case payerReceivable(ClaimID)
  /// What the practice holds for a patient.
  case patientCredit(PatientID)
  /// Money of a remittance that is not posted yet: parked claims, and a difference nobody explains.
  case suspense(RemittanceID)
  /// What a payer took or gave beside claims and has not accounted for: PLB. By the payer's number.
  case payerBalance(String)
  case cash
  case revenue
  /// Interest that payers paid for answering late. PLB L6.
  case interest
  /// The part of charges that a contract forgoes: CO.
  case contractualAdjustment
  case writeOff

  /// What kind of account it is, whosever; the raw value is how the store writes it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case patientReceivable, payerReceivable, patientCredit, suspense, payerBalance, cash, revenue, interest
    case contractualAdjustment, writeOff
  }

  public var kind: Kind {
    switch self {
    case .patientReceivable: .patientReceivable
    case .payerReceivable: .payerReceivable
    case .patientCredit: .patientCredit
    case .suspense: .suspense
    case .payerBalance: .payerBalance
    case .cash: .cash
    case .revenue: .revenue
    case .interest: .interest
    case .contractualAdjustment: .contractualAdjustment
    case .writeOff: .writeOff
    }
  }
}

/// One line of a posting. A debit is positive, a credit negative; all lines of a posting add up to nothing.
public struct LedgerEntry: Hashable, Sendable, Codable {
  public var account: Account
  public var amount: Money

  public init(_ account: Account, _ amount: Money) {
    self.account = account
    self.amount = amount
  }
}

extension Sequence<LedgerEntry> {
  public var total: Money { reduce(.zero) { $0 + $1.amount } }

  /// The same money the other way.
  public var reversed: [LedgerEntry] { map { LedgerEntry($0.account, -$0.amount) } }
}

extension [LedgerEntry] {
  /// Moves money from one account to another; nothing when there is none to move.
  public mutating func move(_ amount: Money, from: Account, to: Account) {
    guard amount != .zero else { return }
    append(LedgerEntry(to, amount))
    append(LedgerEntry(from, -amount))
  }

  /// Each account once, in the order of its first mention, without those that come to nothing.
  public var summed: [LedgerEntry] {
    var summed: [LedgerEntry] = []
    var places: [Account: Int] = [:]
    for entry in self {
      if let place = places[entry.account] {
        summed[place].amount += entry.amount
      } else {
        places[entry.account] = summed.count
        summed.append(entry)
      }
    }
    return summed.filter { $0.amount != .zero }
  }
}
