import HTML
import ScripCore
import ScripDesk

/// The words of the log-in page.
struct LogInPage: Equatable, Sendable {
  enum Trouble: Equatable, Sendable {
    case refused
    case wait(seconds: Int)
  }

  /// The page that was wanted; carried along as typed, looked at only when it is used.
  let next: String?
  /// What was typed on the page that the sign-in ended under.
  let kept: KeptForm?
  /// Something was sent after the sign-in had ended, and could not be carried.
  let isLate: Bool
  let email: String
  let message: String?
  /// Seconds after which another try is looked at.
  let retryAfterSeconds: Int?
  /// Whose page it is, where that is known.
  var sign: DoorSign?
  /// Whoever is signed in already, and the way on for them.
  var signedIn: SignedIn?

  struct SignedIn: Equatable, Sendable {
    let name: String
    let wayOn: LocalPath

    /// Leads to the page that was wanted, or to Today; to the choice of a practice where none is chosen yet.
    init(_ entry: Identity.Entry, wanted: LocalPath?) {
      name = entry.name
      wayOn = entry.caller == nil ? "/practice" : wanted ?? "/today"
    }
  }

  init(next: String?, email: String, trouble: Trouble?, kept: KeptForm? = nil, isLate: Bool = false) {
    self.next = next
    self.isLate = isLate
    self.kept = kept
    self.email = email
    switch trouble {
    case nil: (message, retryAfterSeconds) = (nil, nil)
    case .refused:
      message =
        "The e-mail address or the password is not right. If you forgot it, the owner of the practice can set a new one."
      retryAfterSeconds = nil
    case .wait(let seconds):
      message = "There were several tries. Wait \(WaitingTime.shown(seconds: seconds)), then try again."
      retryAfterSeconds = seconds
    }
  }
}
