/// A payer's plan that patients of the practice are members of.
public struct Plan: Hashable, Sendable, Codable {
  public var id: PlanID
  public var payerName: String
  public var name: String
  /// The payer class whose rules apply: `commercial_in_network`.
  public var classKey: String
  public var product: Product
  public var acceptance: Acceptance
  /// First day of `accepted` when it is coming soon; last day when it ended.
  public var from: CalendarDay?
  public var to: CalendarDay?
  public var phone: PhoneNumber?
  /// The payer's number at the clearinghouse. 837P 2010BB NM109. Absent, like what follows, in plans without claims.
  public var payerNumber: String?
  /// Where paper claims go. CMS-1500, top right.
  public var claimAddress: PostalAddress?
  /// SBR09; the class's own when nil.
  public var filing: ClaimCoverage.FilingCode?
  /// Days after the service in which a claim may be filed; the class's own when nil.
  public var filingLimitDays: Int?
  /// What this payer wants on every line: `GP`.
  public var modifiersAsked: [String]?
  /// Takes claims on paper only.
  public var wantsPaper: Bool?

  public enum Product: String, Hashable, Sendable, CaseIterable, Codable {
    case ppo = "PPO"
    case hmo = "HMO"
    case pos = "POS"
    case epo = "EPO"
    case other

    public var shown: String { self == .other ? "other" : rawValue }
  }

  /// Whether the practice takes the plan, for the public list. Flips by itself at the dates.
  public enum Acceptance: String, Hashable, Sendable, CaseIterable, Codable { case accepted, comingSoon, notAccepted }

  public init(
    id: PlanID, payerName: String, name: String, classKey: String, product: Product = .other,
    acceptance: Acceptance = .accepted, from: CalendarDay? = nil, to: CalendarDay? = nil, phone: PhoneNumber? = nil
  ) {
    self.id = id
    self.payerName = payerName
    self.name = name
    self.classKey = classKey
    self.product = product
    self.acceptance = acceptance
    self.from = from
    self.to = to
    self.phone = phone
  }

  /// `Regence PPO`; a payer with one plan is named alone.
  public var shown: String { name.isEmpty ? payerName : "\(payerName) \(name)" }

  /// What the public list says on a day: a plan that is coming soon is accepted from its first day on.
  public func acceptance(on day: CalendarDay) -> Acceptance {
    if acceptance == .notAccepted { return .notAccepted }
    if let to, day > to { return .notAccepted }
    guard let from else { return acceptance }
    return day < from ? .comingSoon : .accepted
  }
}
