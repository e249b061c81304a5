/// Why somebody would like to ask a patient for money.
public enum BillingCause: Hashable, Sendable {
  /// The session, or its part under the order, where the payer is sent nothing: out of network, HSA, self-pay.
  case noClaim
  /// Work outside the order that the patient agreed to.
  case outsideOrder
  /// The payer will not pay for the session, and the patient agreed before it to pay.
  case agreed(noticeSigned: Bool)
  /// What the patient is likely to owe of a session that is claimed: copay, deductible, coinsurance.
  case share
  /// The practice's fee for a visit given up late or not kept. No payer is asked for it.
  case missedVisit
  /// The payer took something off. 835 CAS.
  case adjustment(ClaimAdjustment.Group, reason: String)
}

/// Whether an amount may be asked of the patient.
public enum PatientBilling: Hashable, Sendable {
  case allowed
  /// A person decides first, and why.
  case held(String)
  case never(String)

  public var isAllowed: Bool { self == .allowed }

  /// What to tell who would have asked; nil when it may be asked.
  public var sentence: String? {
    switch self {
    case .allowed: nil
    case .held(let sentence), .never(let sentence): sentence
    }
  }
}

/// The one place that decides whether a patient may be asked to pay: for charges, receipts, postings and statements.
///
/// Never: patients of a class whose rules say so (VA, workers' compensation, Medicaid), and what a contract writes off.
/// Sources: domain.md C11 and F: PR is the patient's except in those classes; CO never; OA and PI are held for a person;
/// 209 may not be collected whatever its group, 29 is the practice's own lateness.
public func mayBillPatient(_ rules: PayerRules, for cause: BillingCause) -> PatientBilling {
  if rules.selfPay == .never, rules.billing != .none {
    return .never("Patients of \(rules.name) are never billed. Settle it with the payer.")
  }
  switch cause {
  case .noClaim:
    return rules.billing == .claim && rules.massagePayable
      ? .never("This payer is sent a claim. What the patient owes is known when it has answered.") : .allowed
  case .outsideOrder, .share, .missedVisit: return .allowed
  case .agreed(let noticeSigned):
    guard rules.selfPay == .withNotice, !noticeSigned else { return .allowed }
    return .never("The patient signed no notice before the session, and this payer asks for one.")
  case .adjustment(let group, let reason): return PatientBilling(of: group, reason: reason)
  }
}

extension PatientBilling {
  /// By the payer's reason alone, where the payer's class lets its patients be asked at all.
  init(of group: ClaimAdjustment.Group, reason: String) {
    if let why = Self.why(never: reason) {
      self = .never(why)
      return
    }
    self =
      switch group {
      case .patient: .allowed
      case .contractual: .never("CO \(reason): the contract writes it off. It is never the patient's.")
      case .other, .payer:
        .held("\(group.rawValue) \(reason): look at what the payer says before asking the patient.")
      }
  }

  /// Why an amount with this code is nobody's to ask the patient for, whatever its group; nil for other codes.
  public static func why(never reason: String) -> String? {
    switch ReasonTable.key(reason) {
    case AdjustmentReason.notCollectable:
      "Reason 209: it may not be collected. What the patient has paid of it goes back."
    case AdjustmentReason.lateFiling: "Reason 29: filed too late. That is never the patient's."
    default: nil
    }
  }
}
