extension Rule {
  static let unitsPerVisit = Rule(
    "limit.units", .limit, "The visit is not longer than the payer pays",
    source: .domain("the payer's rules for a visit's length; domain notes E, Q07")
  ) { question, findings in
    guard question.isInsured, let units = question.proposal?.units else { return }
    let answered = question.facts.benefits.unitsPerVisitMax
    guard let limit = answered ?? question.payer.unitsPerVisitMax, units > limit else { return }
    findings.report(
      .selfPayOnly, "The payer pays \(limit, "unit") of 15 minutes a visit; this one has \(units)",
      source: answered == nil ? nil : .benefitAnswer,
      fix: Fix(.frontDesk, .changeProposal, "Shorten it, or agree the rest with the patient beforehand."))
  }
}
