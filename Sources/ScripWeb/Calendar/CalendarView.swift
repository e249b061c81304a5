import HTML
import ScripCore

/// How the calendar is drawn: a grid on a desk, a list on a telephone, the same on paper.
extension CalendarPage {
  /// `mayOpen`: whether appointments lead to their page.
  func bytes(frame: StaffLayout.Frame, mayOpen: Bool, mayBook: Bool) -> [UInt8] {
    StaffLayout(title: "Calendar", current: .calendar, frame: frame) {
      p(.class("on-paper")) { place }
      div(.class("head")) {
        div {
          h1 { heading }
          p { tally }
        }
        div(.class("row")) {
          nav(.class("row"), .aria("label", "Other days")) {
            link(previous, isWeek ? "Week before" : "Day before")
            link(todayPath, "Today")
            link(next, isWeek ? "Week after" : "Day after")
          }
          link(otherView, isWeek ? "Show the day" : "Show the week")
          a(.class("btn"), .href("/days-off")) { "Days off" }
          if mayBook {
            a(.class("btn"), .href("/waitlist")) { "Waitlist" }
            a(.class("btn"), .href("/calendar/feeds")) { "On a telephone" }
          }
        }
      }
      filters
      if isNoDay { p(.class("alert no-print")) { "There is no such day as the one asked for. This is today." } }
      for line in away {
        p(.class("st soon stack-top")) {
          if let path = LocalPath(checking: line.link) { a(.href(path)) { line.words } } else { line.words }
        }
      }
      if columns.isEmpty {
        section(.class("sheet")) {
          p { "No therapist works here on this day. Therapists are entered in the settings." }
        }
      } else {
        grid(mayOpen)
      }
      if mayBook { p(.class("small mute stack-top no-print")) { "A time is found from the patient’s episode." } }
    }.bytes
  }

  private func link(_ path: String, _ words: String) -> Node {
    guard let path = LocalPath(checking: path) else { return .nothing }
    return a(.class("btn"), .href(path)) { words }
  }

  private var filters: Node {
    form(.class("row no-print"), .method(.get), .action("/calendar")) {
      if isWeek { input(.type(.hidden), .name("view"), .value("week")) }
      div(.class("field")) {
        labelTag(.for("day")) { isWeek ? "Week of" : "Day" }
        input(.id("day"), .name("day"), .type(.date), .value(day.description))
      }
      choice("therapist", "Therapist", "everybody", therapists)
      choice("location", "Location", "everywhere", locations)
      button(.class("btn"), .type(.submit)) { "Show" }
    }
  }

  private func choice(_ name: String, _ label: String, _ all: String, _ choices: [Choice]) -> Node {
    div(.class("field")) {
      labelTag(.for(name)) { label }
      selectTag(.id(name), .name(name)) {
        option(.value("")) { all }
        for choice in choices { option(.value(choice.value), .selected(choice.isChosen)) { choice.words } }
      }
    }
  }

  private func grid(_ mayOpen: Bool) -> Node {
    div(.class("week stack-top\(isWeek ? " brief" : "")")) {
      ol(.class("hours"), .aria("hidden", true)) { for hour in hours { li { hour } } }
      for column in columns {
        section(.class(column.isToday ? "today" : "")) {
          h2(.class("day")) {
            b { column.title }
            " "
            column.detail
          }
          ol(.class("slots"), .data("hours", String(hours.count))) {
            for entry in column.entries { drawn(entry, mayOpen) }
          }
        }
      }
    }
  }

  private func drawn(_ entry: Entry, _ mayOpen: Bool) -> Node {
    let standing = entry.words.words.split(separator: " ", maxSplits: 1)
    // What fits is drawn, the beginning first; the rest of a short block is in its title and on its page. The mark stays
    // with its first word.
    let words = span(.class("fits")) {
      entry.initials.map { "\($0) " } ?? ""
      b { entry.time }
      " \(entry.name) "
      span(.class("st small \(entry.words.mark)")) {
        String(standing[0])
        if standing.count > 1 { span(.class("more")) { " \(standing[1])" } }
      }
      if let location = entry.location { span(.class("place")) { " \(location)" } }
    }
    return li(
      .class(entry.words.mark), .data("row", String(entry.row)), .data("quarters", String(entry.quarters)),
      .data("lane", String(entry.place.lane)), .data("lanes", String(entry.place.of))
    ) {
      if mayOpen, let path = LocalPath(checking: entry.link) {
        a(.href(path), .title(entry.whole)) { words }
      } else {
        span(.title(entry.whole)) { words }
      }
    }
  }
}
