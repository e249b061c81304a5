extension Rule {
  static let prescriberType = Rule(
    "prescriber.type", .referral, "This payer accepts this kind of prescriber", source: .payerClass
  ) { question, findings in
    guard let credential = question.order?.prescriber.credential, question.asksForOrder else { return }
    let answered = question.facts.benefits.prescribers
    guard let accepted = answered ?? question.payer.prescribers, !accepted.contains(credential) else { return }
    findings.report(
      .selfPayOnly, "This payer does not accept an order from a \(credential.rawValue)", about: .prescriberCredential,
      source: answered == nil ? nil : .benefitAnswer,
      fix: Fix(.patient, .callPayer, "Ask the payer who may order, or get the order from one it accepts."))
  }
}
