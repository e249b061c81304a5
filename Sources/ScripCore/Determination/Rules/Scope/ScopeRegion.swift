extension Rule {
  static let scopeRegion = Rule(
    "scope.region", .scope, "The region is ordered",
    source: .domain("Massage Magazine, LMT Success Group: only what the order is directed at; domain notes D1-D3")
  ) { question, findings in
    guard question.checksScope, let proposal = question.proposal, !question.scope.regions.isEmpty else { return }
    for area in proposal.areas where !question.scope.regions.contains(area.region) {
      findings.report(
        .blocks, "The order does not cover the \(area.region); it covers: \(question.scope.regions.shown)",
        about: question.order?.regions.isEmpty == false ? .bodyRegion : .diagnosisCode,
        fix: Fix(.prescriber, .askPrescriber, "Ask for an updated order that names the \(area.region)."))
    }
  }
}
