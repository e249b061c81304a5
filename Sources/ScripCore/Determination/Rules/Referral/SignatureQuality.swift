extension Rule {
  static let signatureQuality = Rule(
    "referral.signature", .referral, "The signature counts",
    source: .domain("CMS Program Integrity Manual ch. 3, 3.3.2.4: handwritten or electronic, not a stamp")
  ) { question, findings in
    guard let order = question.order, question.asksForOrder else { return }
    switch order.signature {
    case .handwritten, .electronic, .none: return
    case .typedOnly:
      findings.report(
        .questioned, "The name is typed, with nothing to show that the prescriber signed", about: .signature,
        fix: Fix(.prescriber, .askPrescriber, "Ask for a signature by hand, or an electronic one with name and date."))
    case .stamp:
      findings.report(
        .questioned, "The signature is a stamp", about: .signature,
        fix: Fix(.prescriber, .askPrescriber, "Ask for a signature by hand, or an electronic one with name and date."))
    }
  }
}
