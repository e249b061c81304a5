extension Rule {
  static let licence = Rule(
    "therapist.licence", .therapist, "The therapist is licensed on the day",
    source: .domain("the state's massage practice act, states.csv; domain notes H")
  ) { question, findings in
    guard let id = question.proposal?.therapist else { return }
    let therapist = question.facts.therapists.first { $0.id == id }
    if therapist?.licence(in: question.facts.state, on: question.day) != nil { return }
    guard question.facts.stateLicenses else {
      findings.report(
        .warns, "\(question.facts.state) has no licence for massage; a payer may refuse for that",
        fix: Fix(.frontDesk, .callPayer, "Ask the payer what the therapist must hold."))
      return
    }
    findings.report(
      .blocks, "The therapist has no licence for \(question.facts.state) that holds on \(question.day)",
      fix: Fix(.owner, .recordLicence, "Enter the renewed licence, or choose another therapist."))
  }
}
