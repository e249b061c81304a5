import HTML
import ScripCore
import ScripDesk

/// Visits nobody settled, notes nobody wrote, holds that end or ended: each is a list of Today.
extension TodayPage {
  struct Settling: Equatable, Sendable {
    let unsettled: [Line]
    let unsettledCount: Int
    /// Whoever looks writes notes: their own are listed.
    let isTherapist: Bool
    let notes: [Line]
    let notesCount: Int
    let holdsEnding: [Line]
    let holdsEndingCount: Int
    let holdsOver: [Line]
    let holdsOverCount: Int

    init(_ today: ShowToday.Today, for caller: Caller) {
      let (found, clock) = (today.settling, LocalTime(offsetMinutes: today.zoneOffsetMinutes))
      unsettled = found.unsettled.map { .unsettled($0, today.therapists) }
      unsettledCount = found.unsettledCount
      isTherapist = caller.therapist != nil && caller.may(.writeNotes)
      notes = found.notes.map(Line.noteToWrite)
      notesCount = found.notesCount
      holdsEnding = found.holdsEnding.map { .holdEnding($0, clock) }
      holdsEndingCount = found.holdsEndingCount
      holdsOver = found.holdsOver.map(Line.holdOver)
      holdsOverCount = found.holdsOverCount
    }
  }

  /// Leads to who is booked on days off.
  var daysOffLine: Node {
    li {
      span(.class("n")) { String(onDaysOffCount) }
      span(.class("what")) { a(.href("/days-off")) { "Booked on days off" } }
      span(.class("mute")) { "call them: move or cancel" }
    }
  }

  /// Times that are kept for somebody and free themselves.
  var holdsSheet: Node {
    section(.class("sheet"), .aria("labelledby", "holds")) {
      div(.class("top")) { h2(.id("holds")) { "Holds" } }
      ul(.class("list")) {
        listed(.holdsEnding, settling.holdsEndingCount, settling.holdsEnding, "the soonest first")
        listed(.holdsOver, settling.holdsOverCount, settling.holdsOver, "the time is free again")
      }
    }
  }

  /// The number of a list, its first lines, and the way to the others.
  @Markup func listed(_ list: ShowWork.List, _ count: Int, _ lines: [Line], _ remark: String) -> Node {
    counted(list, count, count == 0 ? "none" : remark)
    for line in lines { line.node(opens: true) }
    rest(of: list, count, shown: lines.count)
  }
}

extension TodayPage.Line {
  static func unsettled(_ line: AppointmentLine, _ therapists: [Therapist]) -> Self {
    let with = therapists.first { $0.id == line.appointment.therapist }.map { ", \($0.name)" } ?? ""
    return Self(
      link: "/appointments/\(line.appointment.id.description)", what: line.patient.listed,
      detail: line.appointment.shownStart + with, isLong: true)
  }

  static func noteToWrite(_ line: AppointmentLine) -> Self {
    Self(
      link: "/appointments/\(line.appointment.id.description)/note", what: line.patient.listed,
      detail: line.appointment.shownStart)
  }

  /// `206-555-0142 · until Wed 25 Nov 2026, 12:00 · for Thu 26 Nov 2026, 10:00 · Not signed; No claim number`
  static func holdEnding(_ line: AppointmentLine, _ clock: LocalTime) -> Self {
    let (held, phone) = (line.appointment, line.patient.phone?.shown)
    var parts = [phone ?? noPhone]
    var needs: [String] = []
    if case .held(let hold) = held.state {
      parts.append("until \(clock.shown(hold.until))")
      needs = hold.needs
    }
    parts.append("for \(held.shownStart)")
    if !needs.isEmpty { parts.append(needs.joined(separator: "; ")) }
    return Self(
      link: "/appointments/\(held.id.description)", what: line.patient.listed, detail: parts.joined(separator: " · "),
      isLong: true)
  }

  static func holdOver(_ line: DeadlineLine) -> Self {
    let appointment = AppointmentID(bytes: line.subject).map { "/appointments/\($0.description)" }
    return Self(
      link: appointment ?? "/episodes/\(line.episode.description)", what: line.patient.listed,
      detail: "\(line.patient.phone?.shown ?? noPhone) · \(line.reason)", isLong: true)
  }

  private static var noPhone: String { "no telephone known" }
}

extension Appointment {
  /// `Mon 23 Nov 2026, 09:00`.
  fileprivate var shownStart: String { "\(day.withWeekday), \(start.shown)" }
}
