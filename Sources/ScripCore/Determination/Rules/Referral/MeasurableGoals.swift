extension Rule {
  static let measurableGoals = Rule(
    "plan.goals", .referral, "Goals can be measured",
    source: .domain("WAC 296-23-250: goals and measures before more visits; domain notes S3-7, S3-8")
  ) { question, findings in
    guard question.isInsured, question.proposal != nil, question.facts.care == .therapeutic else { return }
    let functional = question.facts.plan?.goals.contains { $0.isFunctional } == true
    guard !functional else { return }
    let due = question.payer.goalsAfterVisits.map { question.facts.ledger.visitsUsed >= $0 } ?? false
    findings.report(
      due ? .questioned : .warns, "The plan of care has no goal that measures what the patient can do",
      fix: Fix(.therapist, .writePlan, "Write one goal with its unit, today's figure and the figure to reach."))
  }
}
