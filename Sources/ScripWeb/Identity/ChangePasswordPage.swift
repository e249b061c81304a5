import HTML
import ScripDesk

/// One's own new password.
struct ChangePasswordPage: Answering, Equatable {
  let formToken: String
  let message: String?
  private let waitSeconds: Int?

  init(formToken: String, trouble: Identity.Failure?) {
    self.formToken = formToken
    message = trouble?.description
    if case .wait(let seconds) = trouble { waitSeconds = seconds } else { waitSeconds = nil }
  }

  func answer() -> Answer {
    var answer = Answer.html(
      bytes, status: message == nil ? .ok : waitSeconds == nil ? .unprocessableContent : .tooManyRequests)
    answer.retryAfterSeconds = waitSeconds
    return answer
  }

  private var bytes: [UInt8] {
    PublicLayout(title: "Change your password") {
      div(.class("head")) { h1 { "Change your password" } }
      form(.class("sheet stack"), .method(.post), .action("/password")) {
        FormMessage(message).node
        HiddenFields.token(formToken)
        field("old", "Present password", autocomplete: "current-password", hint: nil)
        field(
          "new", "New password", autocomplete: "new-password",
          hint: "At least 15 letters; a short sentence is easy to remember. You are signed out everywhere else.")
        div(.class("row")) {
          button(.class("btn go"), .type(.submit)) { "Change password" }
          a(.class("btn"), .href("/today")) { "Keep the old one" }
        }
      }
    }.bytes
  }

  private func field(_ name: String, _ label: String, autocomplete: String, hint: String?) -> Node {
    div(.class("field")) {
      labelTag(.for(name)) { label }
      input(
        .id(name), .name(name), .type(.password), .autocomplete(autocomplete), .required(),
        hint == nil ? .none : .aria("describedby", "\(name)-hint"))
      if let hint { p(.class("hint"), .id("\(name)-hint")) { hint } }
    }
  }
}
