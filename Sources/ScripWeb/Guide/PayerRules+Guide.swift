import HTML
import ScripCore
import ScripForms

extension PayerRules {
  /// The payer as a heading or in a list: `Your health savings account (HSA)`.
  var headline: String { patientName.prefix(1).uppercased() + patientName.dropFirst() }

  /// Whether there is anything to ask it by telephone: it is sent a claim or a receipt, and decides by its plan.
  var isCalled: Bool { opening == nil && (billing == .claim || billing == .superbill) }

  /// Whether it goes by the number of an accident's claim, and not by a card.
  var goesByClaim: Bool { requirements.level(of: .claimNumber) == .required }

  /// Whether a patient may come without asking a doctor or an insurer for anything.
  var asksNothing: Bool { opening == nil && !isCalled && !ReferralForm.isAsked(by: self) }

  /// What a patient should know before any question: that it never pays, or that its own doctor is asked first.
  var opening: String? {
    if !massagePayable { return "\(headline) does not pay for massage therapy. \(ownMoney)" }
    guard orderDocument == .authorization else { return nil }
    return "First ask \(ownDoctor) for a referral. Only visits that were authorized are paid by \(patientName)."
  }

  /// Why there is no form to hand to the doctor.
  var noFormReason: String {
    if !massagePayable { return "No form is needed: it does not pay for massage therapy. \(ownMoney)" }
    switch orderDocument {
    case .authorization:
      return "No form of ours is needed: it writes an authorization of its own. Ask \(ownDoctor) to request it."
    case .referral, .none: return "No form is needed, and no doctor's order."
    }
  }

  /// Whether its patients may pay themselves where it does not. Source: domain.md C11.
  private var ownMoney: String {
    selfPay == .never ? "Ask us before you pay for it yourself." : "You can pay for it yourself."
  }

  private var ownDoctor: String { key == "va_ccn" ? "your VA doctor" : "your doctor there" }
}
