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
  /// Why there are fewer lines than dates asked for; nil where there are not.
  let rest: String?
  let message: String?

  struct Row: Equatable, Sendable {
    let number: Int
    let day: String
    let time: String
    let standing: String
    let mark: String
    /// Day, start and reason, as the form brings them back; nil where it cannot be booked.
    let value: String?
    let isTicked: Bool
    /// The page of the date alone, where a reason can be written for it.
    let alone: String?

    fileprivate init(
      _ number: Int, _ day: CalendarDay, at time: String = "–", _ standing: String, mark: String,
      value: String? = nil, unticked: Set<String> = [], alone: String? = nil
    ) {
      (self.number, self.day, self.time, self.standing, self.mark) = (number, day.withWeekday, time, standing, mark)
      (self.value, self.alone) = (value, alone)
      isTicked = value.map { !unticked.contains($0) } ?? false
    }
  }

  /// `unticked` are dates that were not wanted when the form came back.
  init(
    _ preview: PreviewSeries.Preview, episode: EpisodeID, _ time: TimeAsked, count: Int, message: String? = nil,
    unticked: Set<String> = []
  ) {
    self.episode = episode.description
    self.time = TimeInAddress(time)
    self.count = count
    self.message = message
    let often = preview.frequency.map { $0.shown } ?? "once a week, as the order names no frequency"
    heading = "A series, \(often)"
    lead = "\(preview.patient.shown), with \(preview.therapist.name) in \(preview.location.name)"
    rows = preview.plan.dates.enumerated().map { index, date in
      let elsewhere = preview.elsewhere[date.wanted]
      switch date.standing {
      case .fits(let day, let start, let reason):
        let instead = "instead of \(date.wanted.shown), \(time.start.shown)"
        let why = elsewhere ?? (date.isCloser ? "that is closer than ordered" : nil)
        let isMoved = day != date.wanted || start != time.start
        let end = ClockTime.shown(minuteOfDay: start.minutes + time.minutes)
        return Row(
          index + 1, day, at: "\(start.shown)–\(end)",
          reason ?? (isMoved ? instead + (why.map { ": \($0)" } ?? "") : "ready"),
          mark: reason == nil && !date.isCloser ? "done" : "soon", value: "\(day) \(start.minutes) \(reason ?? "")",
          unticked: unticked)
      case .noTime: return Row(index + 1, date.wanted, elsewhere ?? "no time is free", mark: "soon")
      case .refused(let findings):
        var one = time
        one.day = date.wanted
        return Row(
          index + 1, date.wanted, findings.first?.what.shown ?? "would not be paid",
          mark: date.isCloser ? "soon" : "stop",
          alone: date.isCloser ? "/episodes/\(episode.description)/book\(TimeInAddress(one).query)" : nil)
      }
    }
    let more = rows.isEmpty ? "" : " more"
    rest = preview.plan.rest.map { rest in
      let lie = rest.count == 1 ? "lies" : "lie"
      return "\(rest.count)\(more) \(lie) after the order ends on \(rest.orderEnds.shown). Ask the prescriber for more."
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
        if !rows.isEmpty { table }
        if let rest { p(.class("alert")) { rest } }
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
            .type(.checkbox), .name("date"), .value(value), .checked(row.isTicked),
            .aria("label", "Book \(row.day), \(row.time)"))
          input(.type(.hidden), .name("offered"), .value(value))
        } else {
          "–"
        }
      }
      th(.scope(.row)) { row.day }
      td { row.time }
      td(.class("all")) {
        span(.class("st \(row.mark)")) { row.standing }
        if let path = row.alone.flatMap({ LocalPath(checking: $0) }) {
          " "
          a(.href(path)) {
            "Book it alone, with the reason"
            span(.class("sr")) { ": \(row.day)" }
          }
        }
      }
    }
  }
}
