extension Rule {
  static let outsideOrder = Rule(
    "scope.outside", .scope, "Work outside the order is the patient's own",
    source: .domain("Massage Magazine, LMT Success Group: work outside the order is not billed; domain notes C3, D4")
  ) { question, findings in
    guard let proposal = question.proposal, proposal.segment == .outsideOrder else { return }
    if !proposal.hasFinding {
      findings.report(
        .blocks, "Work outside the order needs an assessment finding",
        fix: Fix(.therapist, .changeProposal, "Write down what was found."))
    }
    if !proposal.hasConsent {
      findings.report(
        .blocks, "Work outside the order needs the patient's consent",
        fix: Fix(.therapist, .changeProposal, "Ask the patient, and note the answer."))
    }
    if question.payer.selfPay == .never, question.payer.billing != .none {
      findings.report(
        .blocks, "Patients of \(question.payer.name) must not be billed, so nothing can be added beside the order",
        fix: Fix(.therapist, .changeProposal, "Stay within the order."))
    }
  }
}
