import HTML

extension LogInPage {
  /// The page with the secret of its form, which goes into a cookie too.
  func drawn(for request: WebRequest) -> Answer {
    var answer = Answer.html(bytes(formToken: request.formToken), status: status)
    answer.retryAfterSeconds = retryAfterSeconds
    return answer.with(
      cookie: Cookie(name: Cookie.form, value: request.formToken, sameSite: .strict, isSecure: request.isSecure))
  }

  private func bytes(formToken: String) -> [UInt8] {
    PublicLayout(title: "Sign in", sign: sign) {
      div(.class("head")) { h1 { "Sign in" } }
      if let signedIn { wayOn(signedIn) }
      form(.class("sheet stack"), .method(.post), .action("/login")) {
        if kept != nil {
          p(.class("alert"), .role(.status)) {
            "You were signed out. What you typed is kept on this page: sign in, then go on with it."
          }
        }
        if isLate {
          p(.class("alert"), .role(.status)) {
            "You were signed out, and nothing was saved. Sign in, then do it again."
          }
        }
        FormMessage(message).node
        HiddenFields.token(formToken)
        if let next { input(.type(.hidden), .name("next"), .value(next)) }
        if let kept { kept.carried }
        emailField
        passwordField
        button(.class("btn go"), .type(.submit)) { "Sign in" }
      }
    }.bytes
  }

  private func wayOn(_ signedIn: SignedIn) -> Node {
    section(.class("sheet stack")) {
      p { "You are signed in as \(signedIn.name)." }
      p { a(.class("btn go"), .href(signedIn.wayOn)) { signedIn.wayOn == "/today" ? "Go on to Today" : "Go on" } }
      p(.class("mute")) { "Are you somebody else? Sign in below: that signs \(signedIn.name) out here." }
    }
  }

  private var emailField: Node {
    div(.class("field")) {
      labelTag(.for("email")) { "E-mail address" }
      input(
        .id("email"), .name("email"), .type(.email), .value(email), .autocomplete("username"), .required(),
        .autofocus(email.isEmpty))
    }
  }

  private var passwordField: Node {
    div(.class("field")) {
      labelTag(.for("password")) { "Password" }
      input(
        .id("password"), .name("password"), .type(.password), .autocomplete("current-password"), .required(),
        .autofocus(!email.isEmpty))
    }
  }
}
