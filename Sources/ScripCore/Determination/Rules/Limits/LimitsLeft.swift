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
      fix: more(than: tightest.limit.kind))
  }

  /// Who set the limit can raise it; what a plan pays in a year nobody can.
  private static func more(than kind: LimitKind) -> Fix {
    if kind == .referralVisits {
      return Fix(.prescriber, .renew, "Ask for more visits, or offer the session as the patient's own expense.")
    }
    if kind.isAuthorization {
      return Fix(.payer, .askForAuthorization, "Ask the payer for more, or offer the session as the patient's own.")
    }
    return Fix(.frontDesk, .offerSelfPay, "Offer the session as the patient's own expense; the plan's share is used.")
  }
}
