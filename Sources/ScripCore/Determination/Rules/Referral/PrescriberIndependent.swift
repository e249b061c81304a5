extension Rule {
  static let prescriberIndependent = Rule(
    "prescriber.independent", .referral, "The prescriber is not the therapist",
    source: .domain("Scrip's default: who renders the sessions does not order them; domain notes B3")
  ) { question, findings in
    guard let npi = question.order?.prescriber.npi, !npi.isEmpty else { return }
    if question.facts.therapists.contains(where: { $0.npi == npi }) {
      findings.report(
        .selfPayOnly, "The order is signed by a therapist of this practice", about: .prescriberName,
        fix: Fix(.prescriber, .askPrescriber, "The order must come from an independent prescriber."))
    }
  }
}
