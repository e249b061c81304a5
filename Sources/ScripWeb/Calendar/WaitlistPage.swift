import HTML
import ScripCore
import ScripDesk

/// Who waits for a time, in the order in which they asked, with the first one that is free for them.
struct WaitlistPage: Equatable, Sendable {
  let rows: [Row]

  struct Row: Equatable, Sendable {
    let id: String
    let name: String
    let episode: String
    let problem: String
    let phone: String?
    let wants: String
    let days: String
    let since: String
    let free: String?
    /// What the payer would say of it, where it would not simply pay.
    let answer: Answer?
    let link: String?
  }

  struct Answer: Equatable, Sendable {
    let words: String
    let mark: String

    init?(_ determination: Determination) {
      guard determination.payability != .payable else { return nil }
      (words, mark) = determination.wordsInList
    }
  }

  init(_ waiting: ShowWaitlist.Waiting) {
    let clock = LocalTime(offsetMinutes: waiting.zoneOffsetMinutes)
    rows = waiting.lines.map { line in
      let entry = line.entry
      let therapist = waiting.therapists.first { $0.id == entry.therapist }?.name
      let place = waiting.locations.first { $0.id == entry.location }?.name
      let wants = ["\(entry.minutes) min", therapist.map { "with \($0)" }, place.map { "in \($0)" }, entry.shownWhen]
      return Row(
        id: entry.id.description, name: line.patient.listed, episode: entry.episode.description,
        problem: line.episode.problem, phone: line.patient.phone?.shown,
        wants: wants.compactMap(\.self).joined(separator: " "),
        days: "\(entry.firstDay.shown) to \(entry.lastDay.shown)", since: clock.shown(entry.addedAt),
        free: line.free.map { "\($0.slot.day.withWeekday), \($0.slot.start.shown)" },
        answer: line.free.flatMap { Answer($0.determination) },
        link: line.free.map { "/episodes/\(entry.episode.description)/book\(TimeInAddress($0.slot).query)" })
    }
  }

  func bytes(frame: StaffLayout.Frame, hidden: () -> [Node]) -> [UInt8] {
    StaffLayout(title: "Waitlist", current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/calendar")) { "The calendar" } }
          h1 { "Waitlist" }
          p { rows.isEmpty ? "Nobody waits." : rows.count == 1 ? "1 waits" : "\(rows.count) wait" }
        }
      }
      if rows.isEmpty {
        section(.class("sheet")) { p { "Who finds no time that suits is put on the list where a time is looked for." } }
      } else {
        section(.class("sheet flush")) {
          table(.class("tbl pile")) {
            caption(.class("sr")) { "Who waits for a time" }
            thead {
              tr {
                for head in ["Patient", "Telephone", "Wants", "Days", "Since", "First free", "Off the list"] {
                  th(.scope(.col)) { head }
                }
              }
            }
            tbody { for row in rows { drawn(row, hidden()) } }
          }
        }
      }
    }.bytes
  }

  private func drawn(_ row: Row, _ hidden: [Node]) -> Node {
    tr(.data("key", "row")) {
      th(.scope(.row), .class("all")) {
        a(.href("/episodes/\(row.episode)")) { row.name }
        span(.class("mute")) { row.problem }
      }
      td(.class("all"), .data("l", "Telephone")) { row.phone ?? "—" }
      td(.class("all"), .data("l", "Wants")) { row.wants }
      td(.class("all"), .data("l", "Days")) { row.days }
      td(.class("all"), .data("l", "Since")) { row.since }
      td(.class("all"), .data("l", "First free")) {
        if let free = row.free, let link = row.link.flatMap(LocalPath.init(checking:)) {
          a(.href(link)) { free }
          if let answer = row.answer { span(.class("st \(answer.mark) wraps")) { answer.words } }
        } else {
          span(.class("st wait")) { "nothing yet" }
        }
      }
      td(.class("act")) {
        // Two steps: who is taken off loses their place.
        details {
          summary {
            "Take off"
            span(.class("sr")) { " \(row.name)" }
          }
          form(.method(.post), .action("/waitlist/\(row.id)/leave")) {
            hidden
            button(.class("btn"), .type(.submit)) {
              "They do not wait any more"
              span(.class("sr")) { ": \(row.name)" }
            }
          }
        }
      }
    }
  }
}
