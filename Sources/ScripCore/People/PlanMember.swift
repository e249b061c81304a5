/// Whom a payer counts by: the member of a plan, or the claim of an accident. What is limited for one is limited for all
/// coverages of a chart that are of the same, as after a new card or a new group.
///
/// Source: domain.md E, limits are counters with the keys member and plan.
public struct PlanMember: Hashable, Sendable {
  public let patient: PatientID
  public let plan: PlanID
  /// Letters and digits alone, like `claim`; empty where none is written, and then a patient is one member of a plan.
  public let number: String
  /// The insurer counts an accident's claim by itself, whoever the member is.
  public let claim: String
  public let injuryDate: CalendarDay?

  public init(_ coverage: Coverage) {
    (patient, plan, injuryDate) = (coverage.patient, coverage.plan, coverage.injuryDate)
    number = Self.bare(coverage.memberID)
    claim = Self.bare(coverage.claimNumber)
  }

  /// A number however its letters are set: `tw-1 0` and `TW10` are the same.
  public static func bare(_ number: String?) -> String { folded(number ?? "").filter { $0 != " " } }
}
