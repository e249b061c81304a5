import HTML
import ScripCore
import ScripDesk

/// The practices that a person may go to work in.
struct ChoosePracticePage: Answering, Equatable {
  struct Choice: Equatable {
    let id: String
    let name: String
    let roles: String
  }

  let choices: [Choice]
  let formToken: String
  /// What was typed on the page that the sign-in ended under.
  let kept: KeptForm?

  init(_ workplaces: [Identity.Workplace], formToken: String, kept: KeptForm? = nil) {
    choices = workplaces.map { place in
      let roles = Role.allCases.filter(place.roles.contains).map(\.shown).joined(separator: ", ")
      return Choice(id: place.practice.description, name: place.name, roles: roles)
    }
    self.formToken = formToken
    self.kept = kept
  }

  func answer() -> Answer {
    .html(
      PublicLayout(title: "Choose a practice") {
        div(.class("head")) { h1 { "Where do you work now?" } }
        form(.class("sheet stack"), .method(.post), .action("/practice")) {
          HiddenFields.token(formToken)
          if let kept { kept.carried }
          if choices.isEmpty { p { "You work in no practice any more. Ask the owner to add you again." } }
          for choice in choices { row(choice) }
        }
      }.bytes)
  }

  private func row(_ choice: Choice) -> Node {
    button(.class("btn wide"), .type(.submit), .name("practice"), .value(choice.id)) {
      "\(choice.name) · \(choice.roles)"
    }
  }
}
