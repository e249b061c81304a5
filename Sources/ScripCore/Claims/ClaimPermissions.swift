/// Under which of the payer's numbers each session was done: REF G1 and REF 9F; box 23.
///
/// A claim carries one of each for all of its lines. Source: docs/reference/domain.md C10; x12-elements.md, 837 box 23.
public struct ClaimPermissions: Sendable {
  public var authorizations: [PriorAuthorization]
  /// Which authorization a visit was drawn on.
  public var ledger: VisitLedger
  /// The one written down last first.
  public var planReferrals: [PlanReferral]

  /// The two numbers of one line.
  public struct Permission: Hashable, Sendable {
    public let authorization: String?
    public let planReferral: String?
  }

  public init(
    authorizations: [PriorAuthorization] = [], ledger: VisitLedger = VisitLedger(), planReferrals: [PlanReferral] = []
  ) {
    self.authorizations = authorizations
    self.ledger = ledger
    self.planReferrals = planReferrals
  }

  public func permission(of charge: Charge) -> Permission {
    let numbered = authorizations.filter { $0.number?.isEmpty == false && $0.covers(charge.day) }
    let drawn = ledger.entries.last { $0.booking == charge.appointment }?.authorization
    let held = numbered.first { $0.limit == drawn } ?? numbered.last
    return Permission(authorization: held?.number, planReferral: planReferrals.holding(charge.day)?.number)
  }
}
