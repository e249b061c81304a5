extension Rule {
  static let absoluteContraindication = Rule(
    "safety.absolute", .safety, "Not safe to massage at all",
    source: .domain("contraindications.csv, from published lists, not yet reviewed by a clinician; domain notes J")
  ) { question, findings in
    for flag in question.facts.safety where flag.level == .absolute && flag.holds(on: question.day) {
      findings.report(.blocks, "\(flag.shown): no massage", fix: Fix(.frontDesk, .stop, "\(flag.advice)"))
    }
  }
}
