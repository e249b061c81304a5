extension Rule {
  static let payerExcludesMassage = Rule(
    "payer.excluded", .coverage, "This payer pays for massage at all", source: .payerClass
  ) { question, findings in
    guard !question.payer.massagePayable, question.isInsured else { return }
    findings.report(
      .selfPayOnly, "\(question.payer.name) does not pay for massage",
      fix: Fix(.patient, .offerSelfPay, "Tell the patient before the first session who will pay."))
  }

  /// Asked last, and only when the payer will not pay: then nobody may.
  static let patientNeverBilled = Rule(
    "payer.never-billed", .coverage, "This patient must not be billed", source: .payerClass
  ) { question, findings in
    findings.report(
      .blocks, "Patients of \(question.payer.name) must not be billed, so paying themselves is no way out",
      fix: Fix(.frontDesk, .stop, "Settle what is missing first; book nothing until then."))
  }
}
