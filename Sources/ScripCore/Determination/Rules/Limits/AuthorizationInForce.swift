extension Rule {
  static let authorizationInForce = Rule(
    "authorization.needed", .authorization, "A prior authorization is there when one is needed", source: .payerClass
  ) { question, findings in
    guard question.isInsured else { return }
    let answered = question.facts.benefits.authorizationAfterVisits
    guard let free = answered ?? question.payer.authorizationAfterVisits else { return }
    guard question.facts.ledger.visitsUsed >= free else { return }
    if question.facts.authorizations.contains(where: { $0.covers(question.day) }) { return }
    let source: RuleSource? = answered == nil ? nil : .benefitAnswer
    if question.facts.authorizations.contains(where: { $0.state == .asked }) {
      findings.report(
        .selfPayOnly, "The prior authorization has been asked for and not granted yet", source: source,
        fix: Fix(.payer, .askForAuthorization, "Ask the payer how far it is; hold the appointment until then."))
    } else if free == 0 {
      findings.report(
        .selfPayOnly, "A prior authorization is needed before the first session", about: .authorizationNumber,
        source: source, fix: Fix(.payer, .askForAuthorization, "Ask the payer for it, with the plan of care."))
    } else {
      findings.report(
        .selfPayOnly, "A prior authorization is needed after \(free, "visit"), and they are used", source: source,
        fix: Fix(.payer, .askForAuthorization, "Ask the payer for it, with the plan of care and the progress so far."))
    }
  }
}
