import ScripCore

extension PayerBook {
  /// What a plan pays for, how much of it, and what it wants first. Amounts in cents, shares in hundredths of a
  /// percent.
  public struct Plan: Hashable, Sendable, Codable {
    public var key: String
    /// Its name on cards and in 271.
    public var name: String
    public var coversMassage = true
    /// Allowed for one unit, by code. 15 minutes each for a timed one.
    public var allowed: [String: Money] = [:]
    /// The share of the charge that is allowed for codes without a row; nil: they are not covered.
    public var otherCodes: BasisPoints?
    public var visitsPerYear: Int?
    /// Units of one code on one day beyond which the line is refused.
    public var unitsPerVisit: Int?
    public var copay = Money.zero
    public var coinsurance: BasisPoints?
    public var deductible = Money.zero
    /// The patient's share out of network; nil: nothing is paid there.
    public var outOfNetworkCoinsurance: BasisPoints?
    /// Prescribers it accepts; empty: every one.
    public var prescribers: [Credential] = []
    /// Whether it looks for the doctor's order on file.
    public var wantsOrder = false
    /// Whether claims carry its own referral number. REF 9F.
    public var needsReferral = false
    /// Whether claims carry its authorization number. REF G1.
    public var needsAuthorization = false
    /// How requests for authorization are answered.
    public var review = Review.grants
    /// More visits than these are not granted at once.
    public var mostVisitsPerRequest: Int?
    public var filingLimitDays = 365
    /// Whether massage is paid on a day on which nothing else is done.
    public var paysMassageAlone = true
    /// Whether massage on the day of manual therapy needs modifier 59 or X.
    public var bundlesMassage = false
    /// The beginnings of the diagnoses it pays massage for; empty: all.
    public var diagnoses: [String] = []
    /// A visit of the year from which on it finds no need any more without a review.
    public var reviewsFromVisit: Int?
    /// Whether it wants order and notes before it pays.
    public var wantsRecords = false
    /// Whether it pays for accidents: auto and workers' compensation insurers do.
    public var paysAccidents = false
    /// What patients may be billed when it does not pay: decides between PR and CO.
    public var selfPay = PayerRules.SelfPay.withNotice
    /// Reason of the contractual reduction: `45`, `P12` workers' compensation, `P23` no-fault.
    public var reductionReason = "45"
    /// 271 says what holds for the whole plan only, as many payers do.
    public var answersPlanOnly = false
    /// EB04 and CLP06 that fits: `12` PPO, `HM` HMO.
    public var insuranceType = "12"

    /// What a reviewer does with a request.
    public enum Review: String, Hashable, Sendable, Codable { case grants, denies, pends }

    public init(key: String, name: String) {
      self.key = key
      self.name = name
    }

    /// What is allowed for a line; nil when the code is not covered.
    func allowed(_ line: ServiceLine) -> Money? {
      if line.procedure == .massage, !coversMassage { return nil }
      if let unit = allowed[line.procedure.description] {
        return min(line.charge, Money(cents: unit.cents * max(1, line.units)))
      }
      return otherCodes?.of(line.charge)
    }
  }
}
