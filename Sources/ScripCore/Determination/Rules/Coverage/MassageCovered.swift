extension Rule {
  static let massageCovered = Rule(
    "coverage.massage", .coverage, "The payer said it covers massage", source: .benefitAnswer
  ) { question, findings in
    guard question.isInsured, question.payer.billing == .claim || question.payer.billing == .superbill else { return }
    if question.facts.benefits.covered == false {
      findings.report(
        .selfPayOnly, "The payer said massage is not a covered service",
        fix: Fix(.patient, .offerSelfPay, "Tell the patient what the payer answered and when."))
    }
  }
}
