import HTML
import ScripCore

/// `/guide`: who will pay, since each payer wants something else from the doctor.
enum GuideStartPage {
  static func drawn(_ practice: GuidePractice) -> Answer {
    GuideLayout.page("Who will pay for your massage therapy?", practice) {
      if let reason = practice.gateReason { p(.class("alert")) { reason } }
      p(.class("lead")) {
        "Start here: what the doctor has to write depends on who pays. No sign-in, nothing is stored."
      }
      for answer in GuidePayer.allCases {
        section(.class("sheet")) {
          h2 { answer.shown }
          ul(.class("gap3 stack-top")) {
            for rules in answer.classKeys.compactMap({ try? practice.rules($0) }) {
              li { a(.href("/guide/safety/\(rules.key)")) { "Paid by \(rules.patientName)" } }
            }
          }
        }
      }
      promise
      steps
      p { a(.href("/guide/forms")) { "Just give me the form" } }
    }
  }

  private static var promise: Node {
    section(.class("sheet tight")) {
      h2 { "Will my insurance pay?" }
      p(.class("measure")) {
        "In some cases it will: when the plan pays for massage therapy at all, a doctor finds it necessary and signs for "
          + "it, and visits are left. A signed form alone is no promise. "
        a(.href("/guide/call")) { "Call the insurer and ask" }
        " before your first visit."
      }
    }
  }

  private static var steps: Node {
    section(.class("sheet tight")) {
      h2 { "The way to your first visit" }
      ol(.class("list")) {
        for step in GuideStep.allCases {
          li {
            span(.class("what")) { "\(step.rawValue + 1). \(step.shown)" }
            span(.class("mute")) { step.who }
          }
        }
      }
    }
  }
}
