/// A paper that shows what a patient was charged and has paid, with a number of its own at its location.
///
/// Never changed: a wrong one is voided by a credit note, which is a receipt of its own. Source: domain.md I.
public struct Receipt: Hashable, Sendable, Codable {
  /// Who it is for, and so what must stand on it.
  public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    /// Out of network: the patient sends it to the insurer. Everything a claim would say.
    case superbill
    /// Kept by the owner of a health savings account as proof.
    case hsa
    /// Asked for by the administrator of a flexible spending account; codes stay away unless asked for.
    case fsa
    case selfPay
    /// Work beside a doctor's order, paid by the patient.
    case outsideOrder
    /// Takes another receipt back.
    case creditNote

    public var shown: String {
      switch self {
      case .superbill: "Superbill"
      case .hsa: "HSA receipt"
      case .fsa: "FSA receipt"
      case .selfPay: "Receipt"
      case .outsideOrder: "Receipt for work outside the order"
      case .creditNote: "Credit note"
      }
    }
  }

  /// Money that came from the patient.
  public struct Payment: Hashable, Sendable, Codable {
    public enum Method: String, Hashable, Sendable, CaseIterable, Codable {
      case card, cash, check, accountCard, other

      public var shown: String {
        switch self {
        case .card: "card"
        case .cash: "cash"
        case .check: "check"
        case .accountCard: "HSA or FSA card"
        case .other: "other"
        }
      }
    }

    public var amount: Money
    public var method: Method
    public var day: CalendarDay

    public init(amount: Money, method: Method, day: CalendarDay) {
      self.amount = amount
      self.method = method
      self.day = day
    }
  }

  public var id: ReceiptID
  public var location: LocationID
  /// 1, 2, 3 … without a gap at the location.
  public var number: Int
  public var kind: Kind
  public var patient: PatientID
  public var episode: EpisodeID
  public var issuedOn: CalendarDay
  /// As charged then: a receipt says the same for ever.
  public var charges: [Charge]
  /// What changed hands with it; below zero on a credit note.
  public var payments: [Payment]
  /// What was held for the patient before and paid some of it, as it had been paid. On a credit note, below zero: what
  /// stays on the account.
  public var fromAccount: [Payment]?
  /// Whether diagnosis codes are printed. An FSA receipt hides them unless the patient wants them. [P]
  public var showsDiagnoses: Bool
  /// The receipt a credit note takes back.
  public var voids: ReceiptID?

  public init(
    id: ReceiptID, location: LocationID, number: Int, kind: Kind, patient: PatientID, episode: EpisodeID,
    issuedOn: CalendarDay, charges: [Charge], payments: [Payment] = []
  ) {
    self.id = id
    self.location = location
    self.number = number
    self.kind = kind
    self.patient = patient
    self.episode = episode
    self.issuedOn = issuedOn
    self.charges = charges
    self.payments = payments
    showsDiagnoses = kind == .superbill || kind == .hsa
  }

  /// What was charged; negative on a credit note.
  public var charged: Money { kind == .creditNote ? -charges.total : charges.total }
  public var paid: Money { payments.total + (fromAccount ?? []).total }
  public var balance: Money { charged - paid }

  /// What a payer class asks of the paper for work under the order; nil where a claim goes out instead.
  public static func kind(for rules: PayerRules, isSelfPay: Bool) -> Kind? {
    if rules.key == "hsa" { return .hsa }
    if rules.key == "fsa" { return .fsa }
    switch rules.billing {
    case .superbill: return .superbill
    case .receipt: return .hsa
    case .claim, .attorney: return isSelfPay || !rules.massagePayable ? .selfPay : nil
    case .none: return .selfPay
    }
  }
}

extension Sequence<Receipt.Payment> {
  public var total: Money { reduce(.zero) { $0 + $1.amount } }
}

extension [Receipt.Payment] {
  /// Which of these payments, oldest first, the next `amount` out of what is held comes from. What came first is spent
  /// first, so that the newest of them are held.
  public func spending(_ amount: Money, of held: Money) -> [Receipt.Payment] {
    var (left, kept) = (amount, held)
    var still: [Receipt.Payment] = []
    for payment in reversed() where kept > .zero {
      let part = Swift.min(payment.amount, kept)
      still.append(Receipt.Payment(amount: part, method: payment.method, day: payment.day))
      kept -= part
    }
    var spent: [Receipt.Payment] = []
    for payment in still.reversed() where left > .zero {
      let part = Swift.min(payment.amount, left)
      spent.append(Receipt.Payment(amount: part, method: payment.method, day: payment.day))
      left -= part
    }
    return spent
  }
}
