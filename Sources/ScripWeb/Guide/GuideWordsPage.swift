import HTML
import ScripCore
import ScripForms

/// `/guide/words`: what to say to the doctor, from the patient's own answers.
enum GuideWordsPage {
  /// One question, and where its answer goes.
  struct Question {
    let name: String
    let asked: String
    let hint: String
    let answer: any WritableKeyPath<DoctorWords, String> & Sendable
  }

  /// Letters of one answer.
  static let answerMax = 600

  static let questions = [
    Question(name: "pain", asked: "What hurts?", hint: "For example: my low back, on the left", answer: \.pain),
    Question(
      name: "daily-life", asked: "When does it get in your way?", hint: "For example: I cannot sit for an hour",
      answer: \.dailyLife),
    Question(
      name: "history", asked: "How did it begin?", hint: "For example: after moving house in May", answer: \.history),
    Question(
      name: "tried", asked: "What have you tried?", hint: "For example: walking, ice, physical therapy", answer: \.tried
    ),
    Question(
      name: "goal", asked: "What do you want to be able to do again?", hint: "For example: sleep through the night",
      answer: \.goal),
  ]

  /// `words` are the answers to turn into text; nil before there are any.
  static func drawn(_ practice: GuidePractice, chosen: String?, words: DoctorWords?) -> Answer {
    GuideLayout.page("What to say to the doctor", practice) {
      if let words, let rules = chosen.flatMap({ try? practice.rules($0) }) {
        section(.class("letter")) {
          for paragraph in words.paragraphs(for: rules) { p { paragraph } }
        }
        p(.class("mute no-print")) { "Print this page or read it out. Change an answer below to change the words." }
        GuideFormsPage.downloads(rules)
        if ReferralForm.isAsked(by: rules) {
          GuideFormsPage.wayBack(practice)
          GuideLayout.booking(practice, "We check it for your payer.")
        } else if rules.massagePayable, rules.opening == nil {
          GuideLayout.booking(practice, "Nothing else is needed.")
        }
      } else {
        p(.class("lead")) { "Answer what you like. Your answers are not stored." }
      }
      form(.method(.post), .action("/guide/words"), .class(words == nil ? "sheet stack" : "sheet stack no-print")) {
        payers(practice, chosen: chosen)
        for question in questions { field(question, words ?? DoctorWords()) }
        button(.class("btn go"), .type(.submit)) { "Show the words" }
      }
    }
  }

  private static func payers(_ practice: GuidePractice, chosen: String?) -> Node {
    div(.class("field")) {
      labelTag(.for("payer")) { "Who will pay?" }
      selectTag(.id("payer"), .name("payer")) {
        for rules in practice.classes {
          option(.value(rules.key), .selected(rules.key == chosen)) { rules.headline }
        }
      }
    }
  }

  private static func field(_ question: Question, _ words: DoctorWords) -> Node {
    div(.class("field")) {
      labelTag(.for(question.name)) { question.asked }
      textarea(
        .id(question.name), .name(question.name), .rows(2), .maxLength(answerMax), .autocomplete("off"),
        .aria("describedby", "\(question.name)-hint")
      ) {
        words[keyPath: question.answer]
      }
      p(.class("hint"), .id("\(question.name)-hint")) { question.hint }
    }
  }
}
