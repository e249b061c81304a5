extension Rule {
  static let coverageActive = Rule(
    "coverage.active", .coverage, "The coverage holds on the day",
    source: .domain("the dates of the patient's card or of the payer's answer; domain notes E")
  ) { question, findings in
    guard question.isInsured, question.payer.billing == .claim || question.payer.billing == .superbill,
      let coverage = question.facts.coverage
    else { return }
    if let from = coverage.from, question.day < from {
      findings.report(
        .selfPayOnly, "The coverage begins on \(from)",
        fix: Fix(.patient, .enterCoverage, "Ask for the card that is valid now, or choose a later day."))
    } else if let to = coverage.to, question.day > to {
      findings.report(
        .selfPayOnly, "The coverage ended on \(to)",
        fix: Fix(.patient, .enterCoverage, "Ask for the new card and enter it."))
    }
  }
}
