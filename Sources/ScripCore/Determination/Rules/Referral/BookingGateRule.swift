extension Rule {
  static let bookingGate = Rule(
    "gate.referral", .referral, "The practice's own condition for being seen",
    source: .domain("the practice's own setting for the location and the days; domain notes S0-3")
  ) { question, findings in
    guard question.proposal != nil, !question.hasOrder else { return }
    for gate in question.facts.gates where gate.applies(at: question.proposal?.location, on: question.day) {
      guard gate.mode == .alwaysRequireReferral else { continue }
      findings.report(
        .blocks, "A referral is needed here before a first session: \(gate.reason)",
        fix: Fix(.patient, .uploadReferral, "Give the patient the guide and the form for their payer."))
    }
  }
}
