import HTML
import ScripCore

/// How a time is offered: the answer on the slip, the acts beside it.
extension BookPage {
  func bytes(frame: StaffLayout.Frame, hidden: [Node]) -> [UInt8] {
    StaffLayout(title: "Book a time", current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) {
            a(.href("/episodes/\(episode)")) { "The episode" }
            " · "
            if let path = LocalPath(checking: others) { a(.href(path)) { "Other times" } }
          }
          h1 { heading }
          p { lead }
        }
      }
      div(.class("cols")) {
        div(.class("stack")) { slip.node }
        aside(.class("stack")) {
          alert
          bookForm(hidden)
          if mayHold { holdForm(hidden) }
          if maySeries { seriesSheet }
        }
      }
    }.bytes
  }

  private var alert: Node {
    guard !faults.isEmpty else { return .nothing }
    return div(.class("alert bad"), .role(.alert)) {
      for fault in faults { p { fault.fix } }
    }
  }

  private func bookForm(_ hidden: [Node]) -> Node {
    guard way != .nobody else {
      return section(.class("sheet")) {
        p { mayHold ? "It cannot be booked yet. Hold it until what is missing is there." : "It cannot be booked." }
      }
    }
    return form(.class("sheet gap3"), .method(.post), .action("/episodes/\(episode)/book")) {
      hidden
      time.hidden
      asked.hidden
      way.hidden
      h2 { way == .underOrder ? "Book it under the order" : "Book it: the patient pays" }
      if case .selfPay(let needed) = way { noticeField(needed) }
      if asksForReason { reasonField }
      if asksWhichOfTwo { whichOfTwo }
      button(.class("btn go wide"), .type(.submit), .data("key", "b")) {
        way == .underOrder ? "Book" : "Book as self-pay"
      }
    }
  }

  private func noticeField(_ needed: Bool) -> Node {
    guard needed else { return p(.class("small mute")) { "No claim is made for it." } }
    return div(.class("field")) {
      labelTag(.for("noticeSignedOn")) { "Day the patient signed the notice" }
      input(
        .id("noticeSignedOn"), .name("noticeSignedOn"), .type(.date), .value(typed["noticeSignedOn"] ?? ""),
        .aria("describedby", "notice-hint"))
      p(.class("hint"), .id("notice-hint")) { "It says that the payer will not pay, and what it costs." }
      fixNode("noticeSignedOn")
    }
  }

  private var reasonField: Node {
    div(.class("field")) {
      labelTag(.for("varianceReason")) { "Why closer than ordered" }
      input(.id("varianceReason"), .name("varianceReason"), .value(typed["varianceReason"] ?? ""), .maxLength(200))
      fixNode("varianceReason")
    }
  }

  private var whichOfTwo: Node {
    fieldset(.class("field")) {
      legend { "The clock shows this time twice that night" }
      labelTag(.class("pick")) {
        input(.type(.radio), .name("isSecondOfTwo"), .value("no"))
        "the first"
      }
      labelTag(.class("pick")) {
        input(.type(.radio), .name("isSecondOfTwo"), .value("yes"))
        "the second, after the clock was put back"
      }
    }
  }

  private func fixNode(_ field: String) -> Node {
    guard let fix = fix(for: field) else { return .nothing }
    return p(.class("alert bad")) { fix }
  }

  private func holdForm(_ hidden: [Node]) -> Node {
    form(.class("sheet gap3"), .method(.post), .action("/episodes/\(episode)/hold")) {
      hidden
      time.hidden
      asked.hidden
      h2 { "Hold it" }
      p(.class("small mute")) {
        slip.cards.isEmpty ? "It frees itself." : "Until what is missing is there; then it is booked, or frees itself."
      }
      div(.class("fields")) {
        div(.class("field")) {
          labelTag(.for("untilDay")) { "Until" }
          input(.id("untilDay"), .name("untilDay"), .type(.date), .value(typed["untilDay"] ?? holdDay.description))
        }
        div(.class("field")) {
          labelTag(.for("untilTime")) { "at" }
          input(.id("untilTime"), .name("untilTime"), .type(.time), .value(typed["untilTime"] ?? holdTime.shown))
        }
      }
      fixNode("until")
      button(
        .class(way == .nobody ? "btn go wide" : "btn wide"), .type(.submit), .data("key", "h")
      ) { "Hold" }
    }
  }

  private var seriesSheet: Node {
    section(.class("sheet tight")) {
      h2 { "A series" }
      p(.class("small mute")) { frequency.map { "Ordered: \($0)." } ?? "The order names no frequency; once a week." }
      if let path = LocalPath(checking: series) { a(.class("btn wide"), .href(path)) { "Preview a series from here" } }
    }
  }
}
