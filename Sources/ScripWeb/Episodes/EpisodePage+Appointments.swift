import HTML
import ScripCore
import ScripDesk

/// The appointments of an episode: those to come first, then what became of the others.
extension EpisodePage {
  struct AppointmentLine: Equatable, Sendable {
    let when: String
    let with: String
    let words: AppointmentWords
    let link: String
  }

  static func appointmentLines(_ story: ShowEpisode.Story) -> [AppointmentLine] {
    let (coming, over) = (
      story.appointments.filter { $0.day >= story.today && $0.takesTime },
      story.appointments.filter { $0.day < story.today || !$0.takesTime }
    )
    return appointmentLines(story, of: coming + over.reversed().prefix(12))
  }

  static func appointmentLines(_ story: ShowEpisode.Story, of appointments: [Appointment]) -> [AppointmentLine] {
    let clock = LocalTime(offsetMinutes: story.zoneOffsetMinutes)
    return appointments.map { appointment in
      AppointmentLine(
        when: "\(appointment.day.withWeekday), \(appointment.start.shown)",
        with: story.therapists.first { $0.id == appointment.therapist }?.name ?? "",
        words: AppointmentWords(
          appointment, nil, clock, isStopped: story.stopped.contains(appointment.id), today: story.today),
        link: "/appointments/\(appointment.id.description)")
    }
  }

  func appointmentSheet(mayBook: Bool) -> Node {
    section(.class("sheet"), .aria("labelledby", "appointments")) {
      div(.class("top")) {
        h2(.id("appointments")) { "Appointments" }
        if mayBook { a(.class("btn"), .href("/episodes/\(episode)/times")) { "Find a time" } }
      }
      if appointments.isEmpty { p(.class("mute")) { "None yet." } }
      ul(.class("list")) {
        for line in appointments {
          li {
            span(.class("what")) {
              if let path = LocalPath(checking: line.link) { a(.href(path)) { line.when } }
              span(.class("mute")) { " \(line.with)" }
            }
            span(.class("st \(line.words.mark) wraps")) { line.words.words }
          }
        }
      }
    }
  }
}
