extension Rule {
  static let scopeModality = Rule(
    "scope.modality", .scope, "The kind of treatment is ordered",
    source: .domain("the order's own words; without any it is an order for massage; domain notes D3")
  ) { question, findings in
    guard question.checksScope, let proposal = question.proposal else { return }
    for modality in proposal.modalities where modality.isBillable && !question.scope.covers(modality) {
      findings.report(
        .blocks, "The order does not name \(modality.shown)", about: .modality,
        fix: Fix(.prescriber, .askPrescriber, "Ask for an updated order that names \(modality.shown)."))
    }
  }
}
