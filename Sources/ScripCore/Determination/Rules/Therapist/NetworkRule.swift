extension Rule {
  static let network = Rule(
    "therapist.network", .therapist, "The therapist is in network at this location",
    source: .domain("the plan's record of therapist, location and days; coming soon counts as out; domain notes S2-8")
  ) { question, findings in
    guard question.payer.networkRequired, question.isInsured, let proposal = question.proposal,
      let therapist = proposal.therapist, let plan = question.facts.coverage?.plan
    else { return }
    let records = question.facts.networks.filter {
      $0.therapist == therapist && $0.plan == plan && ($0.location == nil || $0.location == proposal.location)
    }
    if records.contains(where: { $0.isIn(on: question.day) }) { return }
    let begins = records.filter { $0.status != .outOfNetwork }.compactMap(\.from).filter { $0 > question.day }.min()
    if let begins {
      findings.report(
        .selfPayOnly, "The therapist joins this network on \(begins), and until then counts as out",
        fix: Fix(.frontDesk, .chooseAnotherDay, "Choose \(begins) or later, or a therapist who is in network."))
    } else {
      findings.report(
        .selfPayOnly, "The therapist is not in this plan's network at this location",
        fix: Fix(.frontDesk, .chooseAnotherTherapist, "Choose a therapist or a location that is in network."))
    }
  }
}
