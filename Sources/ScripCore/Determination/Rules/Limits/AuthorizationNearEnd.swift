extension Rule {
  static let authorizationNearEnd = Rule(
    "authorization.ending", .authorization, "The authorization lasts long enough to renew it",
    source: .domain("TriWest Pulse, April 2024: renewals go in three to four weeks ahead; domain notes B2")
  ) { question, findings in
    let covering = question.facts.authorizations.filter { $0.covers(question.day) }
    guard let last = covering.compactMap(\.to).max(), covering.allSatisfy({ $0.to != nil }) else { return }
    if question.day.days(until: last) <= 28 {
      findings.report(
        .warns, "The prior authorization ends on \(last)",
        fix: Fix(.frontDesk, .renew, "Ask for more now if the care goes on: payers take three to four weeks."))
    }
  }
}
