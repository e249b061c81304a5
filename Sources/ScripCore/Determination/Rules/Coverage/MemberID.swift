extension Rule {
  static let memberID = Rule(
    "coverage.member-id", .coverage, "The member's number is known",
    source: .domain("837P loop 2010BA NM109, box 1a of CMS-1500; domain notes F")
  ) { question, findings in
    guard question.payer.billing == .claim, question.isInsured, question.proposal != nil else { return }
    guard question.facts.coverage?.hasMemberID != true else { return }
    findings.report(
      .questioned, "No member number has been entered",
      fix: Fix(.frontDesk, .enterCoverage, "Copy the number from the card."))
  }
}
