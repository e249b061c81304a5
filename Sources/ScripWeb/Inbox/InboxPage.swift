import ScripCore
import ScripDesk

/// The words of the inbox.
struct InboxPage: Equatable, Sendable {
  let waiting: [Line]
  let done: [Line]
  /// The document behind which older ones stand that were dealt with.
  let nextDone: String?
  /// Only what was dealt with is shown.
  let isDoneOnly: Bool
  /// What was set aside just now, which one press takes back.
  let setAside: Line?
  /// `312 wait; 50 are shown.` Nil when all of them are.
  let more: String?
  /// The document that the next page begins behind.
  let next: String?
  let isFirstPage: Bool

  /// The form that brings a document in: how it came, and what is to be done about it.
  struct Upload: Equatable, Sendable {
    let via: String
    let fix: String?
  }

  struct Line: Equatable, Sendable {
    let id: String
    /// The patient's name as read, or what the document is.
    let title: String
    let from: String
    let received: String
    let age: String
    let pages: String
    let state: State
    let note: String?
  }

  /// Which mark stands beside a line.
  enum State: String, Equatable, Sendable {
    case reading, review, unreadable, signedOff, setAside

    var words: String {
      switch self {
      case .reading: "being read"
      case .review: "to review"
      case .unreadable: "read by hand"
      case .signedOff: "signed off"
      case .setAside: "set aside"
      }
    }

    /// The class of the mark.
    var mark: String {
      switch self {
      case .reading: "st wait"
      case .review: "st"
      case .unreadable: "st soon"
      case .signedOff: "st done"
      case .setAside: "st wait"
      }
    }
  }

  init(_ inbox: ShowInbox.Inbox) {
    let clock = LocalTime(offsetMinutes: inbox.zoneOffsetMinutes)
    func line(_ intake: Intake) -> Line {
      Line(
        id: intake.id.description, title: intake.title ?? "\(intake.via.shown) without a name",
        from: intake.sender.map { "\(intake.via.shown) from \($0)" } ?? intake.via.shown,
        received: clock.shown(intake.receivedAt), age: LocalTime.age(from: intake.receivedAt, to: inbox.now),
        pages: intake.pages == 0 ? "" : intake.pages == 1 ? "1 page" : "\(intake.pages) pages",
        state: State(intake.state), note: intake.reason)
    }
    waiting = inbox.waiting.map(line)
    done = inbox.done.map(line)
    nextDone = inbox.nextDone?.description
    isDoneOnly = inbox.isDoneOnly
    setAside = inbox.aside.map(line)
    more =
      !inbox.isDoneOnly && inbox.waitingCount > inbox.waiting.count
      ? "\(shown(count: inbox.waitingCount)) wait; \(inbox.waiting.count) are shown." : nil
    next = inbox.next?.description
    isFirstPage = inbox.isFirstPage
  }
}

extension InboxPage.State {
  init(_ state: Intake.State) {
    switch state {
    case .waiting: self = .reading
    case .review: self = .review
    case .unreadable: self = .unreadable
    case .signedOff: self = .signedOff
    case .setAside: self = .setAside
    }
  }
}

extension Intake.Via {
  /// `fax`, in the middle of a sentence.
  var shown: String {
    switch self {
    case .fax: "fax"
    case .upload: "upload"
    case .email: "e-mail"
    case .text: "text message"
    case .folder: "watched folder"
    case .paper: "paper"
    }
  }
}
