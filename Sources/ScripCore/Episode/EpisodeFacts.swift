/// Everything a determination may look at, loaded once: one patient, one problem, one paying route.
///
/// A value: nothing in it changes while the rules are asked, and nothing outside it is looked at.
public struct EpisodeFacts: Sendable {
  public var payer: PayerRules
  /// The payer's and plan's own name for people, `Regence PPO`; nil when nobody but the patient pays.
  public var planName: String?
  public var care: CareKind
  public var patient: PatientFacts
  public var coverage: CoverageFacts?
  public var benefits: BenefitFacts
  public var referrals: [ReferralVersion]
  /// What the tables say about each code of each version, resolved by the loader.
  public var diagnoses: [DiagnosisFacts]
  public var planReferral: PlanReferral?
  public var authorizations: [PriorAuthorization]
  public var therapists: [TherapistFacts]
  public var networks: [NetworkRecord]
  public var plan: PlanOfCare?
  public var safety: [SafetyFinding]
  public var gates: [BookingGate]
  public var ledger: VisitLedger
  /// Days of signed and booked sessions, oldest first; for frequency and visits a day.
  public var sessionDays: [CalendarDay]
  /// The state in which the episode is treated, `WA`.
  public var state: String
  public var stateLicenses: Bool

  public init(payer: PayerRules, care: CareKind = .therapeutic, ledger: VisitLedger, state: String) {
    self.payer = payer
    self.care = care
    self.ledger = ledger
    self.state = state
    patient = PatientFacts()
    benefits = BenefitFacts()
    referrals = []
    diagnoses = []
    authorizations = []
    therapists = []
    networks = []
    safety = []
    gates = []
    sessionDays = []
    stateLicenses = true
  }
}

/// What the care is for. Only therapeutic care is claimable; maintenance where the payer says so.
public enum CareKind: String, Hashable, Sendable, CaseIterable, Codable {
  case therapeutic
  /// Goes on because the cause cannot be changed (a job). Source: domain.md S0-15.
  case maintenanceByNecessity
  /// Goes on because the patient would not change the cause (a sport). Source: domain.md S2-11.
  case maintenanceByChoice
  case wellness

}

/// What the rules need of the person: never a name.
public struct PatientFacts: Hashable, Sendable {
  public var birthDate: CalendarDay?
  /// Whether the order's patient is this patient; nil until somebody looked.
  public var orderMatches: Bool?

  public init(birthDate: CalendarDay? = nil, orderMatches: Bool? = nil) {
    self.birthDate = birthDate
    self.orderMatches = orderMatches
  }
}

/// A patient's membership in a plan. 837P loop 2000B/2010BA.
public struct CoverageFacts: Hashable, Sendable {
  public var plan: PlanID?
  public var from: CalendarDay?
  public var to: CalendarDay?
  public var hasMemberID: Bool
  /// Date of the accident or injury the coverage answers for.
  public var injuryDate: CalendarDay?

  public init(
    plan: PlanID? = nil, from: CalendarDay? = nil, to: CalendarDay? = nil, hasMemberID: Bool = true,
    injuryDate: CalendarDay? = nil
  ) {
    self.plan = plan
    self.from = from
    self.to = to
    self.hasMemberID = hasMemberID
    self.injuryDate = injuryDate
  }
}
