extension Rule {
  static let scopeKnown = Rule(
    "scope.known", .scope, "The order says where, once",
    source: .domain("Scrip's default: the order's own words win over the code; domain notes D2")
  ) { question, findings in
    guard let order = question.order, question.payer.orderDocument != .none else { return }
    if question.scope.contradicts {
      findings.report(
        .questioned, "The region the order names and its diagnosis have nothing in common", about: .bodyRegion,
        fix: Fix(.prescriber, .askPrescriber, "Ask the prescriber which of the two is meant."))
    } else if question.scope.regions.isEmpty, question.payer.orderDocument == .referral {
      let named = order.diagnoses.contains { $0.code != nil }
      findings.report(
        .warns,
        named
          ? "Scrip does not know which regions the code stands for, and the order names none"
          : "The order names neither a region nor a code", about: .bodyRegion,
        fix: Fix(.prescriber, .askPrescriber, "Ask for the body region, when next in touch."))
    }
  }
}
