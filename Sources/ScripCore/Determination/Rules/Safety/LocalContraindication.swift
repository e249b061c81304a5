extension Rule {
  static let localContraindication = Rule(
    "safety.local", .safety, "A region that must be left alone",
    source: .domain("contraindications.csv, from published lists, not yet reviewed by a clinician; domain notes J")
  ) { question, findings in
    for flag in question.facts.safety where flag.level == .local && flag.holds(on: question.day) {
      guard let proposal = question.proposal else {
        findings.report(
          .warns, "\(flag.shown): leave the place alone", fix: Fix(.therapist, .acknowledge, "\(flag.advice)"))
        continue
      }
      for area in proposal.areas where flag.regions.contains(area.region) {
        findings.report(
          .blocks, "\(flag.shown): the \(area.region) must be left alone",
          fix: Fix(.therapist, .changeProposal, "\(flag.advice)"))
      }
    }
  }
}
