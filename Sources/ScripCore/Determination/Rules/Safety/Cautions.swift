extension Rule {
  static let cautions = Rule(
    "safety.caution", .safety, "Treat with care",
    source: .domain("contraindications.csv, from published lists, not yet reviewed by a clinician; domain notes J")
  ) { question, findings in
    for flag in question.facts.safety where flag.level == .caution && flag.holds(on: question.day) {
      findings.report(
        flag.acknowledged ? .warns : .questioned, "\(flag.shown): treat with care",
        fix: Fix(.therapist, .acknowledge, "\(flag.advice)"))
    }
  }
}
