extension Rule {
  static let visitsPerDay = Rule(
    "limit.visits-per-day", .limit, "Not more visits in a day than are paid", source: .payerClass
  ) { question, findings in
    guard question.isInsured, question.proposal != nil, let limit = question.payer.visitsPerDay else { return }
    let today = question.facts.sessionDays.count { $0 == question.day }
    if today >= limit {
      findings.report(
        .questioned, "There is already a session on \(question.day); more than \(limit) a day must be justified",
        fix: Fix(.frontDesk, .chooseAnotherDay, "Choose another day, or write down why two are needed."))
    }
  }
}
