/// The payer's answer to claims, with the money: one payment and what it is for. 835 005010X221A1; a paper EOB.
///
/// A value as the payer sent it. `imbalances` says where its sums do not meet; nothing is corrected.
public struct Remittance: Hashable, Sendable, Codable {
  /// BPR04.
  public enum Method: String, Hashable, Sendable, CaseIterable, Codable {
    case ach = "ACH"
    case cheque = "CHK"
    case wire = "FWT"
    case noPayment = "NON"
    case bankOption = "BOP"
  }

  /// BPR02: what arrives at the bank.
  public var payment: Money
  public var method: Method
  /// Between which accounts, for a payment that is not a cheque.
  public var transfer: BankTransfer?
  /// BPR16.
  public var day: CalendarDay
  /// TRN02: the cheque's or transfer's number.
  public var traceNumber: String
  /// TRN03: who pays, `1` and a tax number.
  public var originator: String
  public var payer: ClaimPayer
  /// Whom to call about the file itself. PER BL.
  public var payerPhone: PhoneNumber?
  public var payee: ClaimProvider
  public var payeeTax: String?
  public var claims: [RemittedClaim]
  public var providerAdjustments: [ProviderAdjustment]

  public init(
    payment: Money, method: Method, day: CalendarDay, traceNumber: String, originator: String, payer: ClaimPayer,
    payee: ClaimProvider, payeeTax: String? = nil, claims: [RemittedClaim] = [],
    providerAdjustments: [ProviderAdjustment] = []
  ) {
    self.payment = payment
    self.method = method
    self.day = day
    self.traceNumber = traceNumber
    self.originator = originator
    self.payer = payer
    self.payee = payee
    self.payeeTax = payeeTax
    self.claims = claims
    self.providerAdjustments = providerAdjustments
  }
}

/// The two accounts of an electronic payment. BPR05–BPR15.
public struct BankTransfer: Hashable, Sendable, Codable {
  public struct Account: Hashable, Sendable, Codable {
    /// Nine digits.
    public var routingNumber: String
    public var accountNumber: String

    public init(routingNumber: String, accountNumber: String) {
      self.routingNumber = routingNumber
      self.accountNumber = accountNumber
    }
  }

  public var from: Account
  public var to: Account

  public init(from: Account, to: Account) {
    self.from = from
    self.to = to
  }
}

/// What the payer takes or gives beside claims: a takeback, interest, a fee. Segment PLB.
///
/// A positive amount lowers the payment.
public struct ProviderAdjustment: Hashable, Sendable, Codable {
  /// PLB03-1: `WO` overpayment recovered, `FB` balance carried forward, `L6` interest, `72` authorized return.
  public var reason: String
  /// PLB03-2: the claim or account it is about, as the payer names it.
  public var reference: String?
  public var amount: Money

  public init(_ reason: String, reference: String?, amount: Money) {
    self.reason = reason
    self.reference = reference
    self.amount = amount
  }
}
