/// What a payer answered that no rule of the determination reads: dates, money, papers, and how it was learned.
///
/// Nil and empty fields were not asked or not answered. Source: the call script, whose question each field names.
public struct BenefitDetails: Hashable, Sendable, Codable {
  /// How it was learned.
  public enum Source: String, Hashable, Sendable, CaseIterable, Codable {
    case call
    /// An X12 271.
    case wire
    case portal, card
  }

  public var source: Source
  /// Q25: who spoke, at what time of the answer's day, and under which number.
  public var representative: String?
  public var at: ClockTime?
  public var reference: String?

  /// Q03: what else the order must show.
  public var requiredElements: String?
  /// Q06: visits of the plan year, and whether others share them.
  public var visitsAllowed: Int?
  public var visitsShared: String?
  /// Q07: units as the payer counts them, and how long one is. One without the other is no answer.
  public var unitsPerVisit: Int?
  public var minutesPerUnit: Int?
  /// Q08, Q09.
  public var whereInNetwork: String?
  public var networkOnlyThere: Bool?
  /// Q12: what the therapist must hold.
  public var therapistMustHold: String?
  /// Q13: a permission is needed at all.
  public var authorizationNeeded: Bool?
  /// Q16: the plan year.
  public var planFrom: CalendarDay?
  public var planTo: CalendarDay?
  /// Q10, Q11, Q17–Q19: what the patient pays, inside and outside the network.
  public var inNetwork: CostShare
  public var outOfNetwork: CostShare
  /// Q20: visits of the plan year that are used, with anybody.
  public var visitsUsed: Int?
  /// Q22.
  public var claimsAddress: String?
  public var filingLimitDays: Int?
  /// Q23: how a patient sends a receipt in.
  public var memberClaim: String?
  /// Q24: other insurance or an accident on file.
  public var otherInsurance: String?
  /// What the payer sent besides, in its own words; a 271's messages.
  public var messages: [String]

  /// What a patient pays on one side of the network.
  public struct CostShare: Hashable, Sendable, Codable {
    public var allowed: Money?
    public var deductible: Money?
    public var deductibleLeft: Money?
    public var copay: Money?
    public var coinsurance: BasisPoints?
    public var outOfPocketLeft: Money?

    public init() {}

    public var isEmpty: Bool { self == CostShare() }

    /// Without a copay and a coinsurance nobody knows what a visit costs; a zero is an answer.
    public var saysShare: Bool { copay != nil || coinsurance != nil }

    public var saysDeductible: Bool { deductible != nil || deductibleLeft != nil }
  }

  public init(source: Source) {
    self.source = source
    (inNetwork, outOfNetwork) = (CostShare(), CostShare())
    messages = []
  }
}

extension BenefitFacts {
  /// Answers older than this are asked again. Source: docs/reference/estimate.md.
  public static let freshDays = 30

  /// Older than 30 days, or of a plan year that is over: worth another call.
  public func isOld(on day: CalendarDay) -> Bool {
    guard let answeredOn else { return false }
    if let end = details?.planTo, end < day { return true }
    return answeredOn.days(until: day) > Self.freshDays
  }

  /// Why a call cannot be closed yet, by the question that is open: Q25 without who, when and reference; Q07 with units
  /// and no minutes. Source: `insurer_call.yaml`, rules.
  public var openQuestions: [String] {
    guard let details, details.source == .call else { return [] }
    let record = [details.representative, details.reference].allSatisfy { $0?.isEmpty == false } && details.at != nil
    let units = details.unitsPerVisit == nil || details.minutesPerUnit != nil
    return (units ? [] : ["Q07"]) + (record && answeredOn != nil ? [] : ["Q25"])
  }

  /// Units of 15 minutes that so many of the payer's own units come to, rounded down.
  public static func quarters(units: Int, minutesPerUnit: Int) -> Int { units * minutesPerUnit / 15 }
}

/// Two answers of a payer that do not agree about one thing.
public struct BenefitDifference: Hashable, Sendable {
  public var what: String
  public var one: String
  public var other: String

  public init(what: String, one: String, other: String) {
    self.what = what
    self.one = one
    self.other = other
  }
}

extension BenefitFacts {
  /// Where this answer and another say different things. What only one of them says is no difference.
  public func differences(from other: BenefitFacts) -> [BenefitDifference] {
    zip(said, other.said).compactMap { mine, theirs in
      guard let one = mine.value, let two = theirs.value, one != two else { return nil }
      return BenefitDifference(what: mine.what, one: one, other: two)
    }
  }

  /// Everything that can be compared, in the order of the call.
  private var said: [(what: String, value: String?)] {
    let more = details
    let yes: (Bool?) -> String? = { $0.map { $0 ? "yes" : "no" } }
    let number: (Int?) -> String? = { $0.map { String($0) } }
    return [
      ("Massage is covered", yes(covered)), ("This diagnosis is covered", yes(diagnosisCovered)),
      ("Paid on its own", yes(standalone)), ("Visits a year", number(more?.visitsAllowed)),
      ("Visits used", number(more?.visitsUsed)), ("Units of 15 minutes a visit", number(unitsPerVisitMax)),
      ("Authorization is needed", yes(more?.authorizationNeeded)),
      ("Authorization after visits", number(authorizationAfterVisits)),
      ("Plan year begins", more?.planFrom?.shown), ("Plan year ends", more?.planTo?.shown),
    ] + Self.said(more?.inNetwork, "in network") + Self.said(more?.outOfNetwork, "out of network")
  }

  private static func said(
    _ share: BenefitDetails.CostShare?, _ side: String
  ) -> [(what: String, value: String?)] {
    [
      ("Allowed, \(side)", share?.allowed?.shown), ("Deductible, \(side)", share?.deductible?.shown),
      ("Deductible left, \(side)", share?.deductibleLeft?.shown), ("Copay, \(side)", share?.copay?.shown),
      ("Coinsurance, \(side)", share?.coinsurance?.shown),
      ("Out-of-pocket limit left, \(side)", share?.outOfPocketLeft?.shown),
    ]
  }
}
