import HTML
import ScripCore
import ScripForms

/// `/guide/forms`: the empty form for each payer, or the sentence that none is needed.
enum GuideFormsPage {
  static func all(_ practice: GuidePractice) -> Answer {
    GuideLayout.page("The form for the doctor", practice) {
      reminder
      for rules in practice.classes {
        section(.class("sheet tight")) {
          h2 { rules.headline }
          downloads(rules)
        }
      }
      wayBack(practice)
    }
  }

  static func one(_ rules: PayerRules, _ practice: GuidePractice) -> Answer {
    GuideLayout.page("The form for the doctor", practice) {
      if ReferralForm.isAsked(by: rules) { reminder }
      section(.class("sheet tight")) {
        h2 { rules.headline }
        downloads(rules)
      }
      if ReferralForm.isAsked(by: rules) { wayBack(practice) }
    }
  }

  /// The form's links, or why there is none.
  static func downloads(_ rules: PayerRules) -> Node {
    guard ReferralForm.isAsked(by: rules) else { return p(.class("measure")) { rules.noFormReason } }
    return p(.class("row")) {
      a(.class("btn go"), .href("/guide/forms/\(rules.key)/pdf")) { "Form to print (PDF)" }
      a(.class("btn"), .href("/guide/forms/\(rules.key)/docx")) { "Form for Word (DOCX)" }
    }
  }

  private static var reminder: Node {
    p(.class("lead")) {
      "Write in your name and date of birth, after an accident also the claim. The doctor decides the rest and signs. "
      "Not sure that massage is safe for you now? "
      a(.href("/guide")) { "Answer the questions first." }
    }
  }

  /// How the signed form reaches the practice.
  static func wayBack(_ practice: GuidePractice) -> Node {
    let ways = [
      practice.letterhead.fax.map { "by fax to \($0.shown)" },
      practice.sms.map { "as a picture by text message to \($0.shown)" },
      "in your hand, \(practice.sign?.desks ?? "at our desk")",
    ]
    return p(.class("measure")) {
      "The signed form comes back to us \(ways.compactMap(\.self).joined(separator: ", or "))."
    }
  }
}
