extension Rule {
  static let scheduleConflict = Rule(
    "referral.schedule", .referral, "Number, frequency and period agree",
    source: .domain("Scrip's default: it never chooses between two of the prescriber's numbers; domain notes B1 rule 3")
  ) { question, findings in
    guard let order = question.order, order.schedule.conflicts, let stated = order.schedule.visits,
      let multiplied = order.schedule.multiplied
    else { return }
    let required = question.payer.requirements.level(of: .visitCount) == .required
    findings.report(
      required ? .selfPayOnly : .questioned,
      "The order says \(stated, "visit"), but its frequency and period come to \(multiplied.upperBound)",
      about: .visitCount,
      fix: Fix(.prescriber, .askPrescriber, "Ask the prescriber which of the two is meant."))
  }
}
