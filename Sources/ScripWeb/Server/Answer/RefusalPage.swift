import ScripCore

/// The words of the page that a refusal shows. Never anything about the record that was asked for.
struct RefusalPage: Equatable, Sendable {
  let heading: String
  let paragraphs: [String]
  /// Who is signed in: the page keeps their navigation. Nil for everybody else.
  var frame: StaffLayout.Frame?

  init(heading: String, paragraphs: [String]) {
    self.heading = heading
    self.paragraphs = paragraphs
  }

  init(_ refusal: WebRefusal, for frame: StaffLayout.Frame?) {
    self.init(refusal)
    if refusal == .notFound, frame == nil { self = Self.publicMissing }
    self.frame = frame
  }

  private init(_ refusal: WebRefusal) {
    switch refusal {
    case .notFound:
      self.init(
        heading: "There is no such page",
        paragraphs: ["Check the address, or find the patient or referral again from Today or with the search."])
    case .forbidden:
      self.init(
        heading: "Your role does not allow this",
        paragraphs: [
          "Ask a colleague who has the role to do it, or the owner of the practice for a sign-in that has it.",
          "Roles are given on the machine that runs Scrip: scrip user roles, one --role for each.",
        ])
    case .foreignForm:
      self.init(
        heading: "This form is no longer good",
        paragraphs: ["Nothing was saved. Go back, load the page again and send the form once more."])
    case .signIn:
      self.init(heading: "Please sign in", paragraphs: ["Then the page you asked for is shown."])
    case .conflict(let stands):
      self.init(heading: "This cannot be done now", paragraphs: [stands])
    case .malformed:
      self.init(
        heading: "The request could not be read", paragraphs: ["Nothing was saved. Load the page again and retry."])
    case .tooLarge(let bytesMax):
      // As people count: 25 MB is 25 << 20 bytes, and with room for the rest of a form a little more.
      let limit = bytesMax >= 1_000_000 ? "\(max(1, bytesMax >> 20)) MB" : "\(bytesMax / 1_000) KB"
      self.init(
        heading: "This is too large",
        paragraphs: ["At most \(limit) can be sent at once. Split the document, or scan it in black and white."])
    case .wrongMediaType:
      self.init(
        heading: "This kind of content is not taken here",
        paragraphs: ["Send the form of the page, or the format named in the guide."])
    case .unprocessable(let faults):
      self.init(heading: "Something needs correcting", paragraphs: faults.map(\.fix))
    case .tooMany(let seconds):
      self.init(heading: "Too many tries", paragraphs: ["Wait \(WaitingTime.shown(seconds: seconds)), then try again."])
    case .unavailable(let seconds):
      self.init(
        heading: "Busy for a moment",
        paragraphs: [
          "Nothing was saved. Try again in \(WaitingTime.shown(seconds: seconds)): the same form can be sent again safely."
        ])
    }
  }

  /// For who is not signed in: a patient who followed an address, or staff whose sign-in ended.
  private static let publicMissing = RefusalPage(
    heading: "There is no such page",
    paragraphs: ["Check the address. The guide for patients and the plans we take are below; staff sign in first."])

  /// What is said when we are at fault: a number to quote, and nothing else.
  init(incident: String, for frame: StaffLayout.Frame?) {
    self.init(
      heading: "Something went wrong on our side",
      paragraphs: ["It is written in the log as incident \(incident). Load the page again to see what was saved."])
    self.frame = frame
  }
}
