/// What one kind of payer asks of an order and of a session, in one version. Data with a source, never code.
///
/// A practice adds a version when a payer says otherwise; the newest version valid on the day rules.
public struct PayerRules: Hashable, Sendable, Codable {
  /// `commercial_in_network`: the class, as in `payer_rules.json`.
  public var key: String
  /// For staff: `Commercial insurer, in network`.
  public var name: String
  /// For patients, in the middle of a sentence: `your health insurer, …`.
  public var patientName: String
  public var version: Int
  public var validFrom: CalendarDay
  public var source: String
  /// The day the source was read.
  public var readOn: CalendarDay
  public var confidence: Confidence
  public var note: String?

  public var requirements: Requirements
  public var missingRecommended: MissingRecommended
  /// Who may sign the order. Nil when the payer asks for no order.
  public var prescribers: [Credential]?
  /// Days an order without an end counts, from its first day on.
  public var defaultValidityDays: Int
  public var orderDocument: OrderDocument

  public var billing: Billing
  public var massagePayable: Bool
  public var selfPay: SelfPay
  public var networkRequired: Bool
  public var questionsUnspecifiedSite: Bool
  /// Whether more visits in a week than ordered are refused, rather than only worth a word.
  public var frequencyIsLimit: Bool
  public var paysMaintenance: Bool
  public var paysWellness: Bool

  public var unitRule: String
  public var visitsPerDay: Int?
  public var unitsPerVisitMax: Int?
  /// A prior authorization is needed once this many visits have been used; 0 means before the first.
  public var authorizationAfterVisits: Int?
  /// Measurable goals are asked for once this many visits have been used.
  public var goalsAfterVisits: Int?
  public var accidentWindowYears: Int?
  public var filingLimitDays: Int?
  /// Whether an authorization's days count from the first treatment (VA) rather than from its date.
  /// `scrip payers` tells it; nothing counts by it: an authorization is in force on the days entered with it.
  public var startsAtFirstTreatment: Bool?
  /// Nil where nobody orders the care, so that there is nobody to report to.
  public var report: ReportDue?

  public enum Confidence: String, Hashable, Sendable, Codable {
    case law
    case payer
    case practice
    case productDefault = "product-default"
  }

  public enum MissingRecommended: String, Hashable, Sendable, Codable { case note, questioned }

  /// Which paper stands for the order.
  public enum OrderDocument: String, Hashable, Sendable, Codable { case referral, authorization, none }

  /// What leaves the practice after a session.
  public enum Billing: String, Hashable, Sendable, Codable { case claim, superbill, receipt, attorney, none }

  /// Whether the patient may be billed when the payer will not pay. Source: domain.md C11.
  public enum SelfPay: String, Hashable, Sendable, Codable { case allowed, withNotice, never }

  /// A progress report is due by visits or days, whichever comes first; `ReportSchedule` works it out.
  public struct ReportDue: Hashable, Sendable, Codable {
    public var visits: Int
    public var days: Int
    /// Days before the end of the permission or order by which this payer wants it (VA: with the request for more).
    public var daysBeforeEnd: Int?

    public init(visits: Int, days: Int, daysBeforeEnd: Int? = nil) {
      self.visits = visits
      self.days = days
      self.daysBeforeEnd = daysBeforeEnd
    }
  }
}

/// How strongly each element is asked for.
public struct Requirements: Hashable, Sendable {
  public enum Level: String, Hashable, Sendable, Codable { case required, recommended, optional, mustNotAsk }

  public private(set) var required = ElementSet()
  public private(set) var recommended = ElementSet()
  public private(set) var mustNotAsk = ElementSet()
  private var optional = ElementSet()

  public init(_ levels: [ReferralElement: Level] = [:]) {
    for (element, level) in levels {
      switch level {
      case .required: required.insert(element)
      case .recommended: recommended.insert(element)
      case .optional: optional.insert(element)
      case .mustNotAsk: mustNotAsk.insert(element)
      }
    }
  }

  /// Nil when the payer says nothing about the element.
  public func level(of element: ReferralElement) -> Level? {
    if required.contains(element) { return .required }
    if recommended.contains(element) { return .recommended }
    if optional.contains(element) { return .optional }
    return mustNotAsk.contains(element) ? .mustNotAsk : nil
  }
}

extension Requirements: Codable {
  public init(from decoder: any Decoder) throws {
    let named = try decoder.singleValueContainer().decode([String: Level].self)
    var levels: [ReferralElement: Level] = [:]
    for (name, level) in named {
      guard let element = ReferralElement(rawValue: name) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "\(name) is not an element of an order"))
      }
      levels[element] = level
    }
    self.init(levels)
  }

  public func encode(to encoder: any Encoder) throws {
    var named: [String: Level] = [:]
    for element in ReferralElement.allCases { named[element.rawValue] = level(of: element) }
    var container = encoder.singleValueContainer()
    try container.encode(named)
  }
}
