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
