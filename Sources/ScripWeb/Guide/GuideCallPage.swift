import HTML
import ScripCore

/// `/guide/call`: what to ask the insurer by telephone, or that this payer need not be called.
enum GuideCallPage {
  static func drawn(_ call: InsurerCall, payer: PayerRules?, _ practice: GuidePractice) -> Answer {
    let whyNot = payer.flatMap { rules in
      rules.opening ?? (rules.isCalled ? nil : "No claim is sent to an insurer for this, so there is none to call.")
    }
    return GuideLayout.page(whyNot == nil ? "Call your insurer" : "No call is needed", practice) {
      if let whyNot { p(.class("lead")) { whyNot } } else { questions(call, payer) }
      p {
        a(.class("btn go"), .href(payer.map { "/guide/words?payer=\($0.key)" } ?? "/guide/words")) {
          whyNot == nil ? "Then: what to say to the doctor" : "Next: what to say to the doctor"
        }
      }
    }
  }

  @Markup private static func questions(_ call: InsurerCall, _ payer: PayerRules?) -> Node {
    p(.class("lead")) {
      payer?.goesByClaim == true
        ? "The number is on the letter about your claim; have the claim number at hand. "
        : "The number is on the back of your card. "
      "Write down each answer, who gave it, the day, and the reference number."
    }
    ol(.class("sheet gap3")) {
      for (index, question) in call.questions(for: .patient).enumerated() {
        li { "\(index + 1). \(question.words(for: .patient))" }
      }
    }
  }
}
