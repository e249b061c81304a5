/// What our own records say about a refused day: the gaps of its determination, each as the cause it would explain.
extension Determination {
  /// The most telling first: the order in which a clerk takes them up.
  public var ownFacts: [OwnFact] {
    gaps.compactMap { finding in cause(of: finding).map { OwnFact($0, finding.what.shown) } }
  }

  /// The cause of a refusal that a fault of this kind explains; nil when payers do not look at it.
  private func cause(of finding: Finding) -> DenialCause? {
    switch finding.rule {
    // The plan's own referral is told with the coverage, and refused as a referral.
    case Rule.planReferralNumber.id: .referral
    case Rule.network.id: .network
    case Rule.limitsLeft.id: visitsLeft.tightest?.limit.kind.cause ?? .limit
    default: finding.aspect.cause
    }
  }
}

extension Aspect {
  fileprivate var cause: DenialCause? {
    switch self {
    case .referral, .scope: .referral
    case .authorization: .authorization
    case .limit: .limit
    case .coverage: .coverage
    case .therapist: .provider
    case .safety: nil
    }
  }
}

extension LimitKind {
  /// Whose limit it is decides what was missing when it is used up.
  fileprivate var cause: DenialCause {
    switch self {
    case .referralVisits: .referral
    case .authorizationVisits, .authorizationUnits, .authorizationDollars: .authorization
    default: .limit
    }
  }
}
