import HTML
import ScripCore
import ScripDesk

extension ShowDaysOff.List {
  /// What is off from now on, with how many are booked all the same. The same table under Settings.
  func table(mayEdit: Bool) -> WordTable {
    WordTable(
      title: "Days off", heads: ["Days", "Who", "Reason", "Booked on them"],
      rows: lines.map { line in
        WordTable.Row(
          cells: [
            .init(line.days.spanShown), .init(name(of: line.whose)), .init(line.days.reason),
            line.visits.isEmpty ? "nobody" : .init("\(line.visits.count) booked: call them", .soon),
          ], path: "/days-off/\(line.days.id.description)")
      },
      empty: "No days off are written down. Add holidays and leave, and nothing is offered on them.",
      add: mayEdit ? WordTable.Link(words: "Add days off", path: "/days-off/new") : nil)
  }
}

/// All days off that are not over.
struct DaysOffList: Answering {
  let table: WordTable
  /// The holidays of this year and the next, for who may close on them.
  let holidays: [WordTable.Link]
  let frame: StaffLayout.Frame

  init(_ found: ShowDaysOff.List, mayEdit: Bool, frame: StaffLayout.Frame) {
    table = found.table(mayEdit: mayEdit)
    holidays = mayEdit ? HolidayForm.links(found.today) : []
    self.frame = frame
  }

  func answer() -> Answer {
    .html(
      StaffLayout(title: "Days off", current: .calendar, frame: frame) {
        div(.class("head")) {
          div {
            p(.class("crumb")) { a(.href("/calendar")) { "The calendar" } }
            h1 { "Days off" }
          }
          div(.class("row")) { for link in holidays { a(.class("btn"), .href(link.path)) { link.words } } }
        }
        div(.class("stack")) { table.node }
      }.bytes)
  }
}

/// One stretch of days off: who is booked on it, and how it is taken back.
struct DaysOffPage: Equatable, Sendable {
  let id: String
  let heading: String
  let lead: String
  let visits: [Visit]
  let mayEdit: Bool

  struct Visit: Equatable, Sendable {
    let when: String
    let name: String
    /// Nil for who may not open charts.
    let phone: String?
    let with: String
    let link: LocalPath?
  }

  init?(_ found: ShowDaysOff.List, permissions: Set<Permission>) {
    guard let line = found.lines.first else { return nil }
    id = line.days.id.description
    let name = found.name(of: line.whose)
    heading = "\(name.prefix(1).uppercased())\(name.dropFirst()): \(line.days.reason)"
    lead = line.days.spanShown
    mayEdit = permissions.contains(.editSettings)
    let (mayRead, mayOpen) = (permissions.contains(.readPatients), permissions.contains(.readReferrals))
    visits = line.visits.map { visit in
      let one = visit.appointment
      let who = [found.name(of: .therapist(one.therapist)), found.name(of: .location(one.location))]
      return Visit(
        when: "\(one.day.withWeekday), \(one.shownTime)",
        name: mayRead ? visit.patient.listed : visit.patient.initialed,
        phone: mayRead ? visit.patient.phone?.shown ?? "—" : nil, with: who.joined(separator: ", "),
        link: mayOpen ? "/appointments/\(one.id.description)" : nil)
    }
  }

  func bytes(frame: StaffLayout.Frame, hidden: [Node]) -> [UInt8] {
    StaffLayout(title: "Days off", current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/days-off")) { "Days off" } }
          h1 { heading }
          p { lead }
        }
      }
      div(.class("stack")) {
        section(.class("sheet flush")) {
          div(.class("top")) { h2 { count } }
          if !visits.isEmpty {
            p(.class("sheet")) { "They stay booked. Call each patient, then move or cancel the appointment." }
            table
          }
        }
        if mayEdit {
          form(.class("sheet gap3"), .method(.post), .action("/days-off/\(id)/remove")) {
            hidden
            p { "Removed, these days can be booked again." }
            button(.class("btn"), .type(.submit)) { "Remove these days off" }
          }
        }
      }
    }.bytes
  }

  private var count: String {
    switch visits.count {
    case 0: "Nobody is booked on these days"
    case 1: "1 appointment falls on these days"
    default: "\(visits.count) appointments fall on these days"
    }
  }

  private var table: Node {
    HTML.table(.class("tbl pile")) {
      caption(.class("sr")) { "Who is booked on these days" }
      thead { tr { for head in ["Time", "Patient", "Telephone", "With"] { th(.scope(.col)) { head } } } }
      tbody {
        for visit in visits {
          tr(.data("key", "row")) {
            th(.scope(.row), .class("all")) {
              if let link = visit.link { a(.href(link)) { visit.when } } else { visit.when }
            }
            td(.class("all"), .data("l", "Patient")) { visit.name }
            td(.class("all"), .data("l", "Telephone")) { visit.phone ?? "on the chart" }
            td(.class("all"), .data("l", "With")) { visit.with }
          }
        }
      }
    }
  }
}
