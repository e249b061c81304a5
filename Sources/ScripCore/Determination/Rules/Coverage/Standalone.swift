extension Rule {
  static let standalone = Rule(
    "coverage.standalone", .coverage, "Massage is paid on its own", source: .benefitAnswer
  ) { question, findings in
    guard question.isInsured, question.facts.benefits.standalone == false else { return }
    findings.report(
      .selfPayOnly, "This plan pays massage only as part of physical therapy or chiropractic",
      fix: Fix(
        .patient, .offerSelfPay, "Offer a receipt, or treatment within a physical therapist's or chiropractor's plan."))
  }
}
