/// What sets a limit and what it is counted in.
///
/// Sources: domain.md E (counters and their keys), S3-15 (per diagnosis, acute phase), Q07 (length of a visit).
public enum LimitKind: String, Hashable, Sendable, CaseIterable, Codable {
  case referralVisits
  /// What a prior authorization grants. Those that hold the same day are alternatives: a booking draws on one.
  case authorizationVisits, authorizationUnits, authorizationDollars
  case planYearVisits, planYearDollars
  case diagnosisVisits
  /// Care is paid only on the days of the window, however many visits that are.
  case acuteWindow
  case accidentDollars
  /// The longest single visit. It never runs out.
  case unitsPerVisit

  /// What the amount of a limit counts.
  public enum Measure: Hashable, Sendable { case visits, units, cents, nothing }

  public var measure: Measure {
    switch self {
    case .referralVisits, .authorizationVisits, .planYearVisits, .diagnosisVisits: .visits
    case .authorizationUnits: .units
    case .authorizationDollars, .planYearDollars, .accidentDollars: .cents
    case .acuteWindow, .unitsPerVisit: .nothing
    }
  }

  public var isAuthorization: Bool {
    self == .authorizationVisits || self == .authorizationUnits || self == .authorizationDollars
  }

  /// Whether the limit is the member's with the plan (`PlanMember`), and not the episode's own: what other episodes of
  /// the same member have booked and used takes from it too. An accident's coverage is the accident's claim.
  public var belongsToCoverage: Bool {
    self == .planYearVisits || self == .planYearDollars || self == .accidentDollars
  }

  /// `plan year`: how the kind is named to people.
  public var shown: String {
    switch self {
    case .referralVisits: "referral"
    case .authorizationVisits, .authorizationUnits, .authorizationDollars: "prior authorization"
    case .planYearVisits, .planYearDollars: "plan year"
    case .diagnosisVisits: "diagnosis"
    case .acuteWindow: "acute phase"
    case .accidentDollars: "accident benefit"
    case .unitsPerVisit: "length of a visit"
    }
  }
}
