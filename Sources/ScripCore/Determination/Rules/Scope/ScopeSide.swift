extension Rule {
  static let scopeSide = Rule(
    "scope.side", .scope, "The side is ordered",
    source: .domain("the order's own words, else the side of its code; domain notes D3")
  ) { question, findings in
    guard question.checksScope, let proposal = question.proposal else { return }
    for area in proposal.areas where question.scope.regions.contains(area.region) {
      guard let side = area.side, !question.scope.covers(area.region, side: side) else { continue }
      findings.report(
        .blocks, "The order is for the other side, not for the \(side.rawValue) \(area.region)", about: .diagnosisCode,
        fix: Fix(.prescriber, .askPrescriber, "Ask for an updated order if this side needs treatment."))
    }
  }
}
