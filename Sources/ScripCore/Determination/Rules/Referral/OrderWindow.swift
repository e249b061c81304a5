extension Rule {
  static let orderWindow = Rule(
    "referral.window", .referral, "The day lies within the order",
    source: .domain("the order's own dates, else the payer's or Scrip's default period; domain notes B1 rules 1 and 2")
  ) { question, findings in
    guard question.asksForOrder, let window = question.window, question.proposal?.segment != .outsideOrder else {
      return
    }
    if question.day < window.lowerBound {
      findings.report(
        .selfPayOnly, "The order begins on \(window.lowerBound) and does not reach back", about: .signedDate,
        fix: Fix(.frontDesk, .chooseAnotherDay, "Choose \(window.lowerBound) or later."))
    } else if question.day > window.upperBound {
      findings.report(
        .selfPayOnly, "The order ended on \(window.upperBound)", about: .duration,
        fix: question.facts.ledger.visitsConsumed > 0 ? renewed : orderedAnew)
    }
  }

  private static let renewed = Fix(.prescriber, .renew, "Send the progress report and ask to renew.")
  /// There is no progress to report of.
  private static let orderedAnew = Fix(
    .prescriber, .askPrescriber, "Ask the prescriber to order it anew: nobody was treated under this order.")
}
