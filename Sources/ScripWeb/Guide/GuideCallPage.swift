import HTML
import ScripCore

/// `/guide/call`: what to ask the insurer by telephone, or that this payer need not be called.
enum GuideCallPage {
  static func drawn(_ call: InsurerCall, payer: PayerRules?, _ practice: GuidePractice) -> Answer {
    let opening = payer?.opening
    return GuideLayout.page(opening == nil ? "Call your insurer" : "No call is needed", practice) {
      if let opening { p(.class("lead")) { opening } } else { questions(call) }
      p {
        a(.class("btn go"), .href(payer.map { "/guide/words?payer=\($0.key)" } ?? "/guide/words")) {
          opening == nil ? "Then: what to say to the doctor" : "Next: what to say to the doctor"
        }
      }
    }
  }

  @Markup private static func questions(_ call: InsurerCall) -> Node {
    p(.class("lead")) {
      "The number is on the back of your card. Write down each answer, who gave it, the day, and the reference number."
    }
    ol(.class("sheet gap3")) {
      for (index, question) in call.questions(for: .patient).enumerated() {
        li { "\(index + 1). \(question.words(for: .patient))" }
      }
    }
  }
}
