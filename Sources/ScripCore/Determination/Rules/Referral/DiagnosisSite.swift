extension Rule {
  static let diagnosisSite = Rule(
    "diagnosis.site", .referral, "The code says where",
    source: .domain("Scrip's default: some payers keep a list of diagnoses; domain notes C2, S0-9")
  ) { question, findings in
    guard question.payer.questionsUnspecifiedSite else { return }
    // One code that names its site answers the question for the order.
    guard question.codes.contains(where: { $0.exists }), question.codes.allSatisfy({ $0.siteUnspecified }) else {
      return
    }
    for diagnosis in question.codes {
      findings.report(
        .questioned, "\(diagnosis.code) does not say where; this payer often asks for a specific diagnosis",
        about: .diagnosisCode,
        fix: Fix(
          .payer, .callPayer, "Ask the payer whether it covers the code, or the prescriber whether one fits better."))
    }
  }
}
