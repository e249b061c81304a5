extension Rule {
  static let orderElements = Rule(
    "referral.elements", .referral, "The order carries what this payer asks for", source: .payerClass
  ) { question, findings in
    guard let order = question.order else { return }
    for element in ReferralElement.allCases {
      guard let level = question.payer.requirements.level(of: element), level == .required || level == .recommended
      else { continue }
      let state = order.state(of: element)
      // A contradiction has a rule of its own.
      guard state == .missing || state == .unreadable else { continue }
      let effect: Effect =
        level == .required
        ? .selfPayOnly : question.payer.missingRecommended == .questioned ? .questioned : .warns
      let fix = fix(element, state, question.payer.orderDocument)
      findings.report(effect, what(element, state), about: element, fix: fix)
    }
  }

  private static func what(_ element: ReferralElement, _ state: ElementState) -> Phrase {
    if state == .unreadable { return "The \(element) cannot be read" }
    switch element {
    case .signature: return "Not signed"
    case .lienSigned: return "The lien is not signed"
    default: return "No \(element)"
    }
  }

  private static func fix(
    _ element: ReferralElement, _ state: ElementState, _ document: PayerRules.OrderDocument
  ) -> Fix {
    if state == .unreadable {
      return Fix(.frontDesk, .confirmReading, "Look at the page; if nobody can read it, ask the prescriber.")
    }
    // Whoever wrote the document completes it.
    if element.decidedByPrescriber, document == .authorization {
      return Fix(
        .payer, .askForAuthorization, "The authorization stands in for the order: ask the payer for the \(element).")
    }
    if element.decidedByPrescriber {
      return Fix(.prescriber, .askPrescriber, "Ask the prescriber for the \(element).")
    }
    switch element {
    case .claimNumber, .adjuster, .injuryDate, .injuryState, .attorney, .lienSigned:
      return Fix(.patient, .enterCoverage, "Ask the patient or the insurer for the \(element).")
    case .authorizationNumber:
      return Fix(.payer, .askForAuthorization, "Get the authorization from the payer and enter its number.")
    default:
      return Fix(.frontDesk, .confirmReading, "Enter the \(element) from the page, the chart or a call.")
    }
  }
}
