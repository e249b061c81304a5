import HTML
import ScripCore
import ScripDesk

/// A series before it is booked: date by date, with the reason where a date cannot be.
struct SeriesPage: Equatable, Sendable {
  let episode: String
  let heading: String
  let lead: String
  let time: TimeInAddress
  let count: Int
  let rows: [Row]
  let message: String?

  struct Row: Equatable, Sendable {
    let number: Int
    let day: String
    let time: String
    let standing: String
    let mark: String
    /// Day, start and reason, as the form brings them back; nil where it cannot be booked.
    let value: String?
  }

  init(_ preview: PreviewSeries.Preview, episode: EpisodeID, _ time: TimeAsked, count: Int, message: String? = nil) {
    self.episode = episode.description
    self.time = TimeInAddress(time)
    self.count = count
    self.message = message
    let often = preview.frequency.map { $0.shown } ?? "once a week, as the order names no frequency"
    heading = "A series, \(often)"
    lead = "\(preview.patient.shown), with \(preview.therapist.name) in \(preview.location.name)"
    rows = preview.plan.dates.enumerated().map { index, date in
      let elsewhere = preview.elsewhere[date.wanted]
      let instead = "\(date.wanted.shown), \(time.start.shown)"
      switch date.standing {
      case .fits(let day, let start, let reason):
        let isMoved = day != date.wanted || start != time.start
        let why = elsewhere.map { ": \($0)" } ?? ""
        let end = ClockTime.shown(minuteOfDay: start.minutes + time.minutes)
        return Row(
          number: index + 1, day: day.withWeekday, time: "\(start.shown)–\(end)",
          standing: reason ?? (isMoved ? "instead of \(instead)\(why)" : "ready"),
          mark: reason == nil ? "done" : "soon", value: "\(day) \(start.minutes) \(reason ?? "")")
      case .noTime:
        return Row(
          number: index + 1, day: date.wanted.withWeekday, time: "–", standing: elsewhere ?? "no time is free",
          mark: "soon", value: nil)
      case .refused(let findings):
        return Row(
          number: index + 1, day: date.wanted.withWeekday, time: "–",
          standing: findings.first?.what.shown ?? "would not be paid", mark: "stop", value: nil)
      }
    }
  }

  var fitting: Int { rows.count { $0.value != nil } }

  /// One date as the form brings it back: `2026-11-24 600 the reason`.
  static func date(_ text: String, of time: TimeAsked) -> BookSeries.Date? {
    let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let day = CalendarDay(String(parts[0])), let start = Int(parts[1]),
      (0..<1440).contains(start)
    else { return nil }
    var one = time
    (one.day, one.start) = (day, ClockTime(minutes: start))
    return BookSeries.Date(time: one, varianceReason: parts[2].isEmpty ? nil : String(parts[2].prefix(200)))
  }

  func bytes(frame: StaffLayout.Frame, hidden: [Node]) -> [UInt8] {
    StaffLayout(title: "A series", current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/episodes/\(episode)")) { "The episode" } }
          h1 { heading }
          p { lead }
        }
        form(.class("row"), .method(.get), .action("/episodes/\(episode)/series")) {
          time.hidden
          div(.class("field")) {
            labelTag(.for("count")) { "Dates" }
            input(
              .id("count"), .name("count"), .type(.number), .min("1"), .max(String(SeriesPlan.countMax)),
              .value(String(count)))
          }
          button(.class("btn"), .type(.submit)) { "Preview again" }
        }
      }
      form(.class("stack"), .method(.post), .action("/episodes/\(episode)/series")) {
        hidden
        time.hidden
        input(.type(.hidden), .name("count"), .value(String(count)))
        if let message { p(.class("alert bad"), .role(.alert)) { message } }
        table
        if fitting > 0 {
          div(.class("row")) {
            button(.class("btn go"), .type(.submit)) { "Book the ticked dates, all or none" }
            a(.class("btn"), .href("/episodes/\(episode)")) { "Back without booking" }
          }
        } else {
          p { "No date can be booked. Settle the reasons above, or choose another hour or therapist." }
        }
      }
    }.bytes
  }

  private var table: Node {
    section(.class("sheet flush")) {
      HTML.table(.class("tbl pile")) {
        caption(.class("sr")) { "The dates of the series" }
        thead {
          tr {
            for head in ["Book", "Day", "Time", "How it stands"] { th(.scope(.col)) { head } }
          }
        }
        tbody { for row in rows { drawn(row) } }
      }
    }
  }

  private func drawn(_ row: Row) -> Node {
    tr {
      td {
        if let value = row.value {
          input(
            .type(.checkbox), .name("date"), .value(value), .checked(true),
            .aria("label", "Book \(row.day), \(row.time)"))
        } else {
          "–"
        }
      }
      th(.scope(.row)) { row.day }
      td { row.time }
      td(.class("all")) { span(.class("st \(row.mark)")) { row.standing } }
    }
  }
}
