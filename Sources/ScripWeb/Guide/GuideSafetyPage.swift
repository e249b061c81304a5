import HTML
import ScripCore
import ScripForms

/// `/guide/safety/{payer}`: is massage safe now? What stops, stops here: neither page leads past it to a form.
enum GuideSafetyPage {
  static func questions(
    _ screen: SafetyScreen, _ rules: PayerRules, _ practice: GuidePractice, isUnanswered: Bool
  ) -> Answer {
    GuideLayout.page("Is massage safe for you now?", practice) {
      if let opening = rules.opening {
        p(.class("alert")) {
          opening
          " "
          a(.href("/guide")) { "Choose somebody else who pays." }
        }
      }
      p(.class("lead")) { "Tick every sentence that is true for you today. Your answers are not stored." }
      if isUnanswered {
        p(.class("alert"), .role(.alert)) { "Tick what is true; if nothing is, tick the last line." }
      }
      form(.method(.post), .action("/guide/safety/\(rules.key)"), .class("stack")) {
        fieldset(.class("sheet gap3")) {
          legend(.class("sr")) { "What is true for you today" }
          for question in screen.questions {
            div { tick("yes", question.key, question.asked ?? "") }
          }
          div { tick("none", "1", "None of these is true for me.") }
        }
        button(.class("btn go"), .type(.submit)) { "Go on" }
      }
    }
  }

  static func result(_ outcome: SafetyScreen.Outcome, _ rules: PayerRules, _ practice: GuidePractice) -> Answer {
    switch outcome {
    case .stop(let rows): stop(rows, practice)
    case .mention(let rows): goOn(rows, rules, practice)
    }
  }

  private static func tick(_ name: String, _ value: String, _ words: String) -> Node {
    labelTag(.class("pick")) {
      input(.type(.checkbox), .name(name), .value(value))
      span { words }
    }
  }

  /// What to do now, the most urgent first.
  private static func stop(_ rows: [SafetyScreen.Row], _ practice: GuidePractice) -> Answer {
    GuideLayout.page(rows.first?.level.call ?? "Please wait", practice) {
      p(.class("lead")) { "Please do not have a massage before this is dealt with." }
      for row in rows {
        section(.class(row.level == .emergency ? "alert bad tight" : "alert tight")) {
          h2 { row.about }
          p { row.advice }
        }
      }
      p(.class("mute measure")) {
        "This page cannot examine you. If you feel worse, or are not sure, call 911 or your doctor. Your answers are not "
          + "stored; come back when things have changed."
      }
    }
  }

  private static func goOn(_ rows: [SafetyScreen.Row], _ rules: PayerRules, _ practice: GuidePractice) -> Answer {
    GuideLayout.page(rows.isEmpty ? "Nothing speaks against it" : "Tell the doctor and the therapist", practice) {
      p(.class("lead")) {
        rows.isEmpty
          ? "Nothing you ticked speaks against massage. If something changes, say so before your visit."
          : "You can go on. Say this to the doctor, and to the therapist before your first visit."
      }
      for row in rows {
        section(.class("sheet tight")) {
          h2 { row.about }
          p { row.advice }
        }
      }
      next(rules, practice)
      section(.class("sheet tight")) {
        h2 { ReferralForm.isAsked(by: rules) ? "Just give me the form" : "The form" }
        GuideFormsPage.downloads(rules)
      }
    }
  }
}

extension GuideSafetyPage {
  /// The insurer first, where one is to be asked; the call may be skipped. Who needs nobody's word books.
  @Markup fileprivate static func next(_ rules: PayerRules, _ practice: GuidePractice) -> Node {
    let asksInsurer = rules.isCalled
    if rules.asksNothing { GuideLayout.booking(practice, "Nothing else is needed.") }
    p(.class("row")) {
      if asksInsurer {
        a(.class("btn go"), .href("/guide/call?payer=\(rules.key)")) { "Next: what to ask your insurer" }
      }
      a(.class(asksInsurer || rules.asksNothing ? "btn" : "btn go"), .href("/guide/words?payer=\(rules.key)")) {
        asksInsurer
          ? "Skip the call: what to say to the doctor"
          : rules.asksNothing ? "If you want to ask a doctor: what to say" : "Next: what to say to the doctor"
      }
    }
  }
}

extension SafetyScreen.Level {
  /// The heading of a page that stops.
  fileprivate var call: String {
    switch self {
    case .emergency: "Get help now: call 911"
    case .today: "See a doctor today"
    case .clearance: "Ask your doctor first"
    case .wait, .local, .caution, .context: "Please wait with massage"
    }
  }
}
