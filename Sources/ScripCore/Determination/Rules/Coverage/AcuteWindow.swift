extension Rule {
  static let acuteWindow = Rule(
    "coverage.acute-window", .coverage, "The day lies in the acute phase", source: .benefitAnswer
  ) { question, findings in
    guard question.isInsured, let days = question.facts.benefits.acuteWindowDays else { return }
    guard let onset = question.facts.coverage?.injuryDate ?? question.order?.injuryDate else {
      findings.report(
        .questioned, "This plan pays for the acute phase only, and no date of onset is known", about: .injuryDate,
        fix: Fix(.patient, .enterCoverage, "Ask the patient when it began."))
      return
    }
    let last = onset.adding(days: days)
    if question.day > last {
      findings.report(
        .selfPayOnly, "This plan pays for the acute phase only; it ended on \(last)", about: .injuryDate,
        fix: Fix(.patient, .offerSelfPay, "Tell the patient before the session."))
    }
  }
}
