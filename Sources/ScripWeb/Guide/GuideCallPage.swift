import HTML
import ScripCore

/// `/guide/call`: what to ask the insurer by telephone.
enum GuideCallPage {
  static func drawn(_ call: InsurerCall, payer: PayerRules?) -> Answer {
    GuideLayout.page("Call your insurer") {
      p(.class("lead")) {
        "The number is on the back of your card. Write down each answer, who gave it, the day, and the reference number."
      }
      ol(.class("sheet gap3")) {
        for (index, question) in call.questions(for: .patient).enumerated() {
          li { "\(index + 1). \(question.words(for: .patient))" }
        }
      }
      p {
        a(.class("btn go"), .href(payer.map { "/guide/words?payer=\($0.key)" } ?? "/guide/words")) {
          "Then: what to say to the doctor"
        }
      }
    }
  }
}
