/// What the treatment is meant to achieve, agreed with the patient.
public struct PlanOfCare: Hashable, Sendable, Codable {
  public var problem: String
  public var goals: [Goal]

  public init(problem: String, goals: [Goal]) {
    self.problem = problem
    self.goals = goals
  }

  /// A measurable goal: from a baseline to a target, in a unit, by a day. Source: domain.md S3-7.
  public struct Goal: Hashable, Sendable, Codable {
    public var what: String
    public var unit: String
    public var baseline: Double
    public var target: Double
    public var by: CalendarDay?
    /// Whether it measures what the patient can do, not only what hurts. Source: domain.md S3-8.
    public var isFunctional: Bool

    /// Nil when the goal has no unit or nothing to reach: it could not be measured.
    public init?(
      what: String, unit: String, baseline: Double, target: Double, by: CalendarDay? = nil, isFunctional: Bool
    ) {
      guard !what.isEmpty, !unit.isEmpty, baseline != target else { return nil }
      self.what = what
      self.unit = unit
      self.baseline = baseline
      self.target = target
      self.by = by
      self.isFunctional = isFunctional
    }
  }
}

/// One answer of the safety screen that matters. Source: `contraindications.csv`.
public struct SafetyFinding: Hashable, Sendable, Codable {
  public enum Level: String, Hashable, Sendable, Codable {
    /// No massage at all until it is cleared.
    case absolute
    /// Not on the named regions.
    case local
    /// With care: acknowledged, often with a word from the prescriber.
    case caution
  }

  /// The row of the table: `dvt_suspected`.
  public var flag: String
  public var shown: String
  public var level: Level
  public var regions: [BodyRegion]
  public var advice: String
  public var acknowledged: Bool
  public var from: CalendarDay?
  public var clearedOn: CalendarDay?

  public init(
    flag: String, shown: String, level: Level, regions: [BodyRegion] = [], advice: String, acknowledged: Bool = false,
    from: CalendarDay? = nil, clearedOn: CalendarDay? = nil
  ) {
    self.flag = flag
    self.shown = shown
    self.level = level
    self.regions = regions
    self.advice = advice
    self.acknowledged = acknowledged
    self.from = from
    self.clearedOn = clearedOn
  }

  public func holds(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (clearedOn.map { day < $0 } ?? true)
  }
}

extension [SafetyFinding] {
  /// Takes in an answer: the newest of each flag counts, and flags stay in the order they were first given.
  public mutating func learn(_ finding: SafetyFinding) {
    if let place = firstIndex(where: { $0.flag == finding.flag }) {
      self[place] = finding
    } else {
      append(finding)
    }
  }
}

/// A practice's own condition for being seen at a location, over a span of days. Source: domain.md S0-3.
public struct BookingGate: Hashable, Sendable, Codable {
  public enum Mode: String, Hashable, Sendable, CaseIterable, Codable {
    case alwaysRequireReferral
    case requireForInsuredOnly
    case never
  }

  /// Nil: every location.
  public var location: LocationID?
  public var mode: Mode
  /// Said to patients: why a referral is asked for.
  public var reason: String
  public var from: CalendarDay?
  public var to: CalendarDay?

  public init(
    location: LocationID? = nil, mode: Mode, reason: String, from: CalendarDay? = nil, to: CalendarDay? = nil
  ) {
    self.location = location
    self.mode = mode
    self.reason = reason
    self.from = from
    self.to = to
  }

  public func applies(at place: LocationID?, on day: CalendarDay) -> Bool {
    (location == nil || location == place) && (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}
