import HTML
import ScripCore

/// How free times are drawn: filters, then a list by day.
extension FindTimePage {
  /// `waitlist`: the form as it came back with something to correct.
  func bytes(frame: StaffLayout.Frame, hidden: [Node], waitlist: WaitlistSheet? = nil) -> [UInt8] {
    StaffLayout(title: heading, current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { back }
          h1 { heading }
          p { lead }
        }
      }
      div(.class("cols")) {
        section(.class("sheet"), .aria("labelledby", "free")) {
          div(.class("top")) {
            h2(.id("free")) { title }
            more
          }
          if asked.isNoDay { p(.class("alert")) { "There is no such day as the one asked for. These begin today." } }
          if let note { p(.class("small mute")) { note } }
          if let leftOut { said(leftOut) }
          if groups.isEmpty { nothing }
          for group in groups {
            if let heading = group.heading { h3(.class("stack-top")) { heading } }
            for day in group.days { list(day, isGrouped: group.heading != nil) }
          }
          if !groups.isEmpty { p(.class("stack-top")) { more } }
        }
        aside(.class("stack")) {
          filters
          if moving == nil { (waitlist ?? WaitlistSheet(self)).node(hidden) }
        }
      }
    }.bytes
  }

  private var back: Node {
    if let moving { return a(.href("/appointments/\(moving.description)")) { "The appointment" } }
    return a(.href("/episodes/\(episode)")) { "The episode" }
  }

  private var more: Node {
    guard let path = LocalPath(checking: later.link) else { return .nothing }
    return a(.href(path)) { later.words }
  }

  private var nothing: Node {
    p { "Nothing is free. Look later, ask for another therapist, location or length, or use the waitlist." }
  }

  private func said(_ leftOut: LeftOut) -> Node {
    div(.class("small mute")) {
      p { leftOut.sentence }
      if !leftOut.reasons.isEmpty {
        ul { for reason in leftOut.reasons { li { reason } } }
      }
      if let link = leftOut.link.flatMap({ LocalPath(checking: $0) }) {
        p { a(.href(link)) { "Show them too" } }
      }
    }
  }

  private func list(_ day: Day, isGrouped: Bool) -> Node {
    section(.class("stack-top")) {
      if isGrouped { h4 { day.heading } } else { h3 { day.heading } }
      ul(.class("list")) {
        for offer in day.offers {
          li(.data("key", "row")) {
            span(.class("what")) {
              if let path = LocalPath(checking: offer.link) {
                a(.class("big"), .href(path)) {
                  offer.time
                  span(.class("sr")) { " on \(day.heading)" }
                }
              }
              " \(offer.with)"
            }
            span(.class("st \(offer.mark)")) { offer.verdict }
          }
        }
      }
    }
  }

  private var action: LocalPath {
    moving.map { "/appointments/\($0.description)/move" } ?? "/episodes/\(episode)/times"
  }

  private var filters: Node {
    form(.class("sheet gap3"), .method(.get), .action(action)) {
      h2 { "What is looked for" }
      div(.class("fields")) {
        div(.class("field")) {
          labelTag(.for("minutes")) { "Minutes" }
          selectTag(.id("minutes"), .name("minutes")) {
            for minutes in [30, 45, 60, 75, 90, 120] {
              option(.value(String(minutes)), .selected(minutes == asked.minutes)) { String(minutes) }
            }
          }
        }
        div(.class("field")) {
          labelTag(.for("from")) { "From" }
          input(.id("from"), .name("from"), .type(.date), .value(from.description))
        }
        choice(
          "part", "Time of day", "any time",
          DayPart.allCases.map {
            CalendarPage.Choice(value: $0.rawValue, words: $0.shown, isChosen: $0 == asked.part)
          })
        choice(
          "weekday", "Weekday", "any day",
          Weekday.all.map {
            CalendarPage.Choice(value: String($0.number), words: $0.name, isChosen: $0.number == asked.weekday)
          })
        choice("therapist", "Therapist", "anybody", therapists)
        choice("location", "Location", "anywhere", locations)
        if hasPayer {
          choice(
            "times", "Times", "only those the payer pays",
            [CalendarPage.Choice(value: "all", words: "all that are free", isChosen: asked.all)])
        }
      }
      if let frequency { p(.class("small mute")) { "Ordered: \(frequency)." } }
      button(.class("btn wide"), .type(.submit)) { "Look again" }
    }
  }

  private func choice(_ name: String, _ label: String, _ all: String, _ choices: [CalendarPage.Choice]) -> Node {
    div(.class("field")) {
      labelTag(.for(name)) { label }
      selectTag(.id(name), .name(name)) {
        option(.value("")) { all }
        for choice in choices { option(.value(choice.value), .selected(choice.isChosen)) { choice.words } }
      }
    }
  }
}
