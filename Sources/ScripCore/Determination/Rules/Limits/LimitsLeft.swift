extension Rule {
  static let limitsLeft = Rule(
    "limit.left", .limit, "A visit is left on every limit",
    source: .domain("order, authorization and what the payer answered; the tightest limit rules; domain notes E")
  ) { question, findings in
    guard question.isInsured else { return }
    let left = question.facts.ledger.visitsLeft(on: question.day)
    guard let tightest = left.tightest, tightest.visits <= 0 else { return }
    findings.report(
      .selfPayOnly, "No visit is left: \(tightest.limit.shown)",
      fix: Fix(.prescriber, .renew, "Ask for more visits, or offer the session as the patient's own expense."))
  }
}
