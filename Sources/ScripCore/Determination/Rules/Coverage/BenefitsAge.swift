extension Rule {
  static let benefitsAge = Rule(
    "coverage.benefits-age", .coverage, "What the payer said is recent",
    source: .domain("Scrip's default of 30 days; domain notes E, insurer_call.csv")
  ) { question, findings in
    guard question.isInsured, question.proposal != nil, question.payer.billing == .claim else { return }
    guard let answered = question.facts.benefits.answeredOn else {
      findings.report(
        .warns, "Nobody has asked this payer about massage yet",
        fix: Fix(.frontDesk, .callPayer, "Call with the script, or ask by 270."))
      return
    }
    if answered.days(until: question.day) > 30 {
      findings.report(
        .warns, "The payer last answered on \(answered)",
        fix: Fix(.frontDesk, .callPayer, "Ask again: answers older than 30 days may have changed."))
    }
  }
}
