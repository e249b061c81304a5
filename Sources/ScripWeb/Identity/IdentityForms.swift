import ScripCore

/// What the log-in page sends.
struct LogInForm: WebForm {
  let email: String
  let password: String
  let next: String?

  init?(reading reader: inout FormReader) {
    let email = reader.text("email", label: "your e-mail address", max: 254)
    let password = reader.secret("password", label: "your password")
    next = reader.optionalText("next", label: "the page", max: 2_000)
    guard let email, let password else { return nil }
    self.email = email
    self.password = password
  }
}

/// The practice that was chosen.
struct ChoosePracticeForm: WebForm {
  let practice: PracticeID

  init?(reading reader: inout FormReader) {
    guard let practice: PracticeID = reader.id("practice", label: "a practice") else { return nil }
    self.practice = practice
  }
}

/// The present password and the new one.
struct ChangePasswordForm: WebForm {
  let old: String
  let new: String

  init?(reading reader: inout FormReader) {
    let old = reader.secret("old", label: "your present password")
    let new = reader.secret("new", label: "the new password")
    guard let old, let new else { return nil }
    self.old = old
    self.new = new
  }
}
