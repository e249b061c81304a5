extension Rule {
  static let planReferralNumber = Rule(
    "coverage.plan-referral", .coverage, "The plan's own referral number",
    source: .domain("837P REF 9F: the plan's own referral number; domain notes C10")
  ) { question, findings in
    guard question.isInsured, question.facts.benefits.planReferralNeeded == true else { return }
    if question.facts.planReferral?.covers(question.day) != true {
      findings.report(
        .selfPayOnly, "This plan wants a referral of its own, and its number is not here or not valid on the day",
        fix: Fix(.patient, .callPayer, "Ask the primary care office to file it with the plan, and enter the number."))
    }
  }
}
