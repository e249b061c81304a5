import HTML
import ScripCore
import ScripDesk

/// Who comes today, and how each stands with the payer.
extension TodayPage {
  struct NowLine: Equatable, Sendable {
    let time: String
    let name: String
    let with: String
    let words: AppointmentWords
    let link: String
  }

  static func now(_ today: ShowToday.Today) -> [NowLine] {
    let clock = LocalTime(offsetMinutes: today.zoneOffsetMinutes)
    return today.appointments.map { line in
      NowLine(
        time: line.appointment.start.shown, name: line.patient.initialed,
        with: today.therapists.first { $0.id == line.appointment.therapist }?.name ?? "",
        words: AppointmentWords(
          line.appointment, line.determination, clock, isStopped: line.isStopped, today: today.day),
        link: "/appointments/\(line.appointment.id.description)")
    }
  }

  func nowSheet(_ permissions: Set<Permission>) -> Node {
    section(.class("sheet"), .aria("labelledby", "now")) {
      div(.class("top")) {
        h2(.id("now")) { "Now" }
        a(.href("/calendar")) { "Calendar" }
      }
      if now.isEmpty { p(.class("mute")) { "Nobody is booked today. Find a time on a patient’s episode." } }
      ul(.class("list")) { for line in now { drawn(line, mayOpen: permissions.contains(.readReferrals)) } }
    }
  }

  private func drawn(_ line: NowLine, mayOpen: Bool) -> Node {
    li {
      span(.class("nowrap")) { line.time }
      span(.class("what")) {
        if mayOpen, let path = LocalPath(checking: line.link) { a(.href(path)) { line.name } } else { line.name }
        span(.class("mute")) { " \(line.with)" }
      }
      span(.class("st \(line.words.mark)")) { line.words.words }
    }
  }
}
