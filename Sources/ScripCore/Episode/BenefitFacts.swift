/// What the payer itself said about massage, as of a day. Nil fields were not asked or not answered.
///
/// Source: the call script (`insurer_call.yaml`), whose question each field names.
public struct BenefitFacts: Hashable, Sendable, Codable {
  /// Q01: massage is covered at all.
  public var covered: Bool?
  /// Q02: the order must carry one of these codes or a code that begins so; empty when any will do.
  public var requiredDiagnosisPrefixes: [String] = []
  /// Q04: who must prescribe; overrides the class.
  public var prescribers: [Credential]?
  /// Q05: this diagnosis is covered.
  public var diagnosisCovered: Bool?
  /// Q07: units of 15 minutes a visit.
  public var unitsPerVisitMax: Int?
  /// Q13: a prior authorization is needed after this many visits; 0 before the first.
  public var authorizationAfterVisits: Int?
  /// Q14: massage is paid on its own, not only within physical therapy or chiropractic.
  public var standalone: Bool?
  /// Q15: only within this many days of the onset.
  public var acuteWindowDays: Int?
  /// Q21: the plan wants a referral of its own, with its number.
  public var planReferralNeeded: Bool?
  /// The day of the newest answer.
  public var answeredOn: CalendarDay?
  /// `call of 3 Nov 2026, ref. 8841`: who said so.
  public var answeredBy: String?
  /// What else was asked: dates, money, addresses, and how it was learned. Absent in answers kept before it was.
  public var details: BenefitDetails?

  public init() {}
}

/// The plan's own number for a referral: REF 9F. Not the signed order and not an authorization.
public struct PlanReferral: Hashable, Sendable, Codable {
  public var hasNumber: Bool
  /// As the plan prints it. Absent in facts made before it was kept.
  public var number: String?
  public var from: CalendarDay?
  public var to: CalendarDay?
  /// Who gave it, and when.
  public var answeredBy: String?
  public var answeredOn: CalendarDay?

  public init(hasNumber: Bool, from: CalendarDay? = nil, to: CalendarDay? = nil) {
    self.hasNumber = hasNumber
    self.from = from
    self.to = to
  }

  public init(
    number: String, from: CalendarDay? = nil, to: CalendarDay? = nil, answeredBy: String, answeredOn: CalendarDay
  ) {
    self.init(hasNumber: true, from: from, to: to)
    self.number = number
    self.answeredBy = answeredBy
    self.answeredOn = answeredOn
  }

  /// A number is there, and its dates (both inclusive, open when not given) hold the day.
  public func covers(_ day: CalendarDay) -> Bool {
    hasNumber && DaySpan(from, to).holds(day)
  }
}

extension Sequence<PlanReferral> {
  /// Of numbers written down, the last one first: the one for this day.
  public func holding(_ day: CalendarDay) -> PlanReferral? { first { $0.covers(day) } }
}

/// The payer's permission: REF G1. What it still allows is kept in the visit ledger.
public struct PriorAuthorization: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable { case asked, granted, denied, ended }

  public var id: AuthorizationID
  /// The payer's number, as printed; shown to staff only.
  public var number: String?
  public var state: State
  public var from: CalendarDay?
  public var to: CalendarDay?
  public var visitsAsked: Int?
  public var visitsGranted: Int?
  /// When and by whom this was said: `Dana, ref. 8841`, `letter`. Absent in versions written before it was kept.
  public var answeredOn: CalendarDay?
  public var answeredBy: String?
  /// A limit in units of 15 minutes or in dollars, where the payer counts so; absent in older versions.
  public var unitsGranted: Int?
  public var dollarsGranted: Money?
  /// The last day on which a denial may be appealed.
  public var appealBy: CalendarDay?

  public init(
    id: AuthorizationID, number: String?, state: State, from: CalendarDay?, to: CalendarDay?, visitsAsked: Int? = nil,
    visitsGranted: Int? = nil, answeredOn: CalendarDay? = nil, answeredBy: String? = nil
  ) {
    self.id = id
    self.number = number
    self.state = state
    self.from = from
    self.to = to
    self.visitsAsked = visitsAsked
    self.visitsGranted = visitsGranted
    self.answeredOn = answeredOn
    self.answeredBy = answeredBy
  }

  /// The limit that its grant sets.
  public var limit: LimitID { LimitID(high: id.high, low: id.low) }

  /// Granted, but for fewer visits than were asked for.
  public var isPartial: Bool {
    guard state == .granted, let visitsAsked, let visitsGranted else { return false }
    return visitsGranted < visitsAsked
  }

  /// Granted, and its dates (both inclusive, open when not given) hold the day. An end keeps the days before it.
  public func covers(_ day: CalendarDay) -> Bool {
    (state == .granted || state == .ended) && DaySpan(from, to).holds(day)
  }
}
