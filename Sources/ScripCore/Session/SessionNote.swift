/// What a therapist writes about one session, while it is a draft and once it is signed.
///
/// Nothing in it diagnoses, and nothing was worked out: units, scope and what it is billed as follow from it.
/// Sources: WAC 246-830-565 (areas, techniques, duration, consent, health update); domain.md D, S0-14, S1-11.
public struct SessionNote: Hashable, Sendable, Codable {
  /// The answer to "Has anything about your health changed?" Source: domain.md S1-12, J.
  public enum HealthAnswer: String, Hashable, Sendable, CaseIterable, Codable {
    case noChange = "no"
    case changed = "yes"
  }

  /// How firmly the patient wanted to be worked on. Source: domain.md S1-11.
  public enum Pressure: String, Hashable, Sendable, CaseIterable, Codable { case light, medium, firm, mixed }

  /// Hands-on work of one kind.
  public struct Work: Hashable, Sendable, Codable {
    public var modality: Modality
    /// Hands-on minutes; undressing, talk and payment are not in them.
    public var minutes: Int
    /// Empty: wherever this segment worked.
    public var areas: [Proposal.Area]

    public init(_ modality: Modality, minutes: Int, areas: [Proposal.Area] = []) {
      self.modality = modality
      self.minutes = minutes
      self.areas = areas
    }
  }

  /// Nil until it is asked: no session begins before.
  public var health: HealthAnswer?
  /// What changed, as rows of the safety screen.
  public var safety: [SafetyFinding]
  /// Work under the order; of care without an order, all of it.
  public var areas: [Proposal.Area]
  public var work: [Work]
  /// Work beside the order; nil when there was none.
  public var outside: OutsideWork?

  /// What was found by hand and eye, in the therapist's words.
  public var findings: String
  /// Habits and loads that may keep the pain going. Source: domain.md S0-14.
  public var factors: [String]
  /// What the patient was advised to do or leave.
  public var advice: [String]
  public var pressure: Pressure?
  /// Why more minutes were worked than the appointment had, once the therapist confirmed that; nil where they fit.
  public var ranLonger: String?
  /// True once the therapist confirmed that the work makes no unit, so that nothing is charged; nil where it makes one.
  public var makesNoUnit: Bool?
  /// How the patient took the treatment.
  public var response: String
  public var measures: [Measurement]
  /// The plan of care was gone through and agreed today. Source: domain.md S1-13.
  public var agreedToPlan: Bool

  /// A second segment, beside the order: the patient's own affair. Source: domain.md D4, S4-4.
  public struct OutsideWork: Hashable, Sendable, Codable {
    public var areas: [Proposal.Area]
    public var work: [Work]
    /// The assessment finding that it rests on.
    public var finding: String
    /// The patient agreed to it and to paying for it.
    public var hasConsent: Bool
    /// What they were told that it costs; nil where no price is kept, and in notes of before.
    public var price: Money?

    public init(areas: [Proposal.Area], work: [Work], finding: String, hasConsent: Bool) {
      self.areas = areas
      self.work = work
      self.finding = finding
      self.hasConsent = hasConsent
    }
  }

  public init() {
    safety = []
    areas = []
    work = []
    findings = ""
    factors = []
    advice = []
    response = ""
    measures = []
    agreedToPlan = false
  }

  /// What is kept of a note when its session ends before treatment: what was asked, found, measured and advised.
  ///
  /// No work, and nothing that follows from work: what a repeated note begins with has not happened.
  public func stopped(by finding: SafetyFinding) -> SessionNote {
    var kept = SessionNote()
    kept.health = .changed
    kept.safety = safety.filter { $0.flag != finding.flag } + [finding]
    kept.findings = findings
    kept.factors = factors
    kept.advice = advice
    kept.measures = measures
    return kept
  }

  /// A draft for the next visit: where the last one worked, with what and how long. Never how firmly, which is the
  /// patient's wish of the day, nor what was found or measured.
  public init(repeating earlier: SessionNote) {
    self.init()
    areas = earlier.areas
    work = earlier.work
  }
}
