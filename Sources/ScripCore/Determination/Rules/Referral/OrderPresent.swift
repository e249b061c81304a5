extension Rule {
  static let orderPresent = Rule(
    "referral.present", .referral, "There is a signed-off order", source: .payerClass
  ) { question, findings in
    guard question.asksForOrder, !question.hasOrder, question.proposal?.segment != .outsideOrder else { return }
    findings.report(
      .selfPayOnly, "No referral has been signed off",
      fix: Fix(.patient, .uploadReferral, "Receive the referral, or hold the appointment until it comes."))
  }
}
