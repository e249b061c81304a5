import HTML

/// How an appointment is drawn: the slip with its state, the acts beside it.
extension AppointmentPage {
  func bytes(frame: StaffLayout.Frame, hidden: [Node]) -> [UInt8] {
    StaffLayout(title: "Appointment", current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) {
            a(.href("/episodes/\(episode)")) { "The episode" }
            if let chart {
              " · "
              a(.href(chart)) { "The chart" }
            }
          }
          h1 { heading }
          p { lead }
        }
      }
      if let away { p(.class("alert bad"), .role(.note)) { "\(away) Call the patient: move it, or cancel it." } }
      if let message { p(.class("alert bad"), .role(.alert)) { message } }
      div(.class("cols")) {
        div(.class("stack")) {
          slip
          if !history.isEmpty { historySheet }
        }
        aside(.class("stack no-print")) {
          if let next, let path = LocalPath(checking: next.link) {
            a(.class(isSettled ? "btn go wide" : "btn wide"), .href(path)) { "Next: \(next.what), \(next.detail)" }
          }
          if let paying { payingSheet(paying) }
          if hasNote { a(.class("btn wide"), .href("/appointments/\(id)/note"), .data("key", "n")) { "The note" } }
          if acts.contains(.told) { toldSheet(hidden) }
          if acts.contains(.arrived) { act("arrived", "The patient is here", isGo: true, key: "a", hidden) }
          if acts.contains(.notHere) { act("not-here", "Not here after all", isGo: false, key: nil, hidden) }
          if acts.contains(.keep) { keepForm(hidden) }
          if let path = again.flatMap({ LocalPath(checking: $0) }) {
            a(.class(acts.isEmpty ? "btn go wide" : "btn wide"), .href(path)) { "Find another time" }
          }
          for line in waiting { line.sheet(id, hidden) }
          if acts.contains(.move) {
            a(.class("btn wide"), .href("/appointments/\(id)/move")) { "Move to another time" }
          }
          if acts.contains(.noShow) { noShowSheet(hidden) }
          if acts.contains(.cancel) { cancelSheet(hidden) }
          if acts.contains(.chargeFee) || acts.contains(.waiveFee) { feeSheet(hidden) }
        }
      }
    }.bytes
  }

  private var slip: Node {
    section(.class("slip \(state.mark)"), .aria("labelledby", "v")) {
      div(.class("stub")) { p(.class("word"), .id("v")) { span(.class("st \(state.mark)")) { state.words } } }
      div(.class("body")) {
        dl(.class("kv")) {
          for fact in facts {
            dt { fact.name }
            dd { fact.words }
          }
        }
        for (index, card) in cards.enumerated() {
          card.node(number: index + 1, intake: intake, act: FixLink.node(links[index], by: card.by))
        }
      }
    }
  }

  private var historySheet: Node {
    section(.class("sheet"), .aria("labelledby", "history")) {
      div(.class("top")) { h2(.id("history")) { "What happened" } }
      ol(.class("events")) {
        for step in history {
          li {
            timeTag { step.name }
            span { step.words }
          }
        }
      }
    }
  }

  private func act(_ path: String, _ words: String, isGo: Bool, key: String?, _ hidden: [Node]) -> Node {
    form(.method(.post), .action("/appointments/\(id)/\(path)")) {
      hidden
      button(.class(isGo ? "btn go wide" : "btn wide"), .type(.submit), key.map { .data("key", $0) } ?? .none) { words }
    }
  }

  private func keepForm(_ hidden: [Node]) -> Node {
    guard way != .nobody else {
      return section(.class("sheet")) { p { "It can be booked once what is missing is there." } }
    }
    return form(.class("sheet gap3"), .method(.post), .action("/appointments/\(id)/keep")) {
      hidden
      way.hidden
      h2 { way == .underOrder ? "Ready: book it" : "Book it: the patient pays" }
      if way == .selfPay(noticeNeeded: true) { noticeField }
      if asksForReason {
        div(.class("field")) {
          labelTag(.for("varianceReason")) { "Why closer than ordered" }
          input(.id("varianceReason"), .name("varianceReason"), .maxLength(200))
        }
      }
      for fault in faults { p(.class("alert bad"), .role(.alert)) { fault.fix } }
      button(.class("btn go wide"), .type(.submit), .data("key", "b")) {
        way == .underOrder ? "Book" : "Book as self-pay"
      }
    }
  }

  private var noticeField: Node {
    div(.class("field")) {
      labelTag(.for("noticeSignedOn")) { "Day the patient signed the notice" }
      input(.id("noticeSignedOn"), .name("noticeSignedOn"), .type(.date))
    }
  }

  private func noShowSheet(_ hidden: [Node]) -> Node {
    details(.class("sheet")) {
      summary { "The patient did not come" }
      p { "The visit is given back. \(missedCost)" }
      act("no-show", "Did not come", isGo: false, key: nil, hidden)
    }
  }

  private func cancelSheet(_ hidden: [Node]) -> Node {
    details(.class("sheet")) {
      summary { "Cancel" }
      form(.class("gap3"), .method(.post), .action("/appointments/\(id)/cancel")) {
        hidden
        p { "The time and the visit are free again. \(cost)" }
        fieldset(.class("field")) {
          legend { "Whose wish" }
          labelTag(.class("pick")) {
            input(.type(.radio), .name("cause"), .value("patient"), .checked(true))
            "the patient’s"
          }
          labelTag(.class("pick")) {
            input(.type(.radio), .name("cause"), .value("practice"))
            "the practice’s"
          }
        }
        div(.class("field")) {
          labelTag(.for("note")) { "Note" }
          input(.id("note"), .name("note"), .maxLength(200))
        }
        button(.class("btn wide"), .type(.submit)) { "Cancel the appointment" }
      }
    }
  }
}
