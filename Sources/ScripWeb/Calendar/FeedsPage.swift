import HTML
import ScripCore
import ScripDesk

/// Whose times have a secret address; the address itself only on the answer that made it.
struct FeedsPage: Equatable, Sendable {
  struct Line: Equatable, Sendable {
    let id: String
    let name: String
    let words: String
    let hasFeed: Bool
  }

  /// A new address, shown once.
  struct Made: Equatable, Sendable {
    let name: String
    let address: String
  }

  let lines: [Line]
  let made: Made?
  let message: String?

  /// `own` comes first: whoever looks is most likely to want their own times. `host` as the browser asked for it.
  init(
    _ feeds: ShowCalendarFeeds.Feeds, made: (TherapistID, String)?, own: TherapistID?, host: String, isSecure: Bool,
    message: String? = nil
  ) {
    let ordered = feeds.lines.filter { $0.therapist.id == own } + feeds.lines.filter { $0.therapist.id != own }
    lines = ordered.map { line in
      Line(
        id: line.therapist.id.description, name: line.therapist.name,
        words: line.madeOn.map { "has an address since \($0.shown)" } ?? "has no address",
        hasFeed: line.madeOn != nil)
    }
    self.made = made.flatMap { therapist, secret in
      feeds.lines.first { $0.therapist.id == therapist }.map { line in
        let root = "\(isSecure ? "https" : "http")://\(host)"
        return Made(name: line.therapist.name, address: "\(root)/feeds/\(feeds.practice)/\(secret).ics")
      }
    }
    self.message = message
  }

  func bytes(frame: StaffLayout.Frame, hidden: () -> [Node]) -> [UInt8] {
    StaffLayout(title: "Times in another calendar", current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/calendar")) { "The calendar" } }
          h1 { "Times in another calendar" }
          p { "An address that a telephone’s calendar subscribes to. It shows when and where, never who or why." }
        }
      }
      if let message { p(.class("alert bad"), .role(.alert)) { message } }
      div(.class("stack")) {
        if let made { shown(made) }
        if lines.isEmpty {
          section(.class("sheet")) { p { "No therapist works here now. Therapists are entered in the settings." } }
        }
        for line in lines { sheet(line, hidden) }
      }
    }.bytes
  }

  private func shown(_ made: Made) -> Node {
    section(.class("sheet"), .role(.status), .aria("labelledby", "made")) {
      div(.class("top")) { h2(.id("made")) { "The address for \(made.name)" } }
      div(.class("field")) {
        labelTag(.for("address")) { "Address" }
        input(.id("address"), .type(.text), .value(made.address), .readOnly(true))
      }
      p {
        "Copy it now: it is not shown again. Whoever has it sees the times; renew it when it has gone astray. "
          + "In the calendar, choose “subscribe” or “add by address”."
      }
    }
  }

  private func sheet(_ line: Line, _ hidden: () -> [Node]) -> Node {
    section(.class("sheet gap3"), .aria("labelledby", "of-\(line.id)")) {
      div(.class("top")) {
        h2(.id("of-\(line.id)")) { line.name }
        span(.class("small mute")) { line.words }
      }
      div(.class("row")) {
        form(.method(.post), .action("/calendar/feeds/\(line.id)/renew")) {
          hidden()
          input(.type(.hidden), .name("secret"), .value(UnforeseeableText.token()))
          button(.class("btn"), .type(.submit)) {
            line.hasFeed ? "Make a new address" : "Make an address"
            span(.class("sr")) { " for \(line.name)" }
          }
        }
        if line.hasFeed {
          form(.method(.post), .action("/calendar/feeds/\(line.id)/end")) {
            hidden()
            button(.class("btn"), .type(.submit)) {
              "Turn it off"
              span(.class("sr")) { " for \(line.name)" }
            }
          }
        }
      }
      if line.hasFeed { p(.class("small mute")) { "A new address ends the one before." } }
    }
  }
}
