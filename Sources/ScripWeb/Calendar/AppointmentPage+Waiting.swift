import HTML
import ScripCore
import ScripDesk

extension AppointmentPage {
  /// One line of the waitlist that is for the same patient: a time was found, so somebody asks whether it can go.
  struct Waiting: Equatable, Sendable {
    let id: String
    let words: String

    init(_ entry: WaitlistEntry, _ details: ShowAppointment.Details) {
      id = entry.id.description
      let with = details.therapists.first { $0.id == entry.therapist }.map { " with \($0.name)" } ?? ""
      let when = entry.shownWhen.map { ", \($0)" } ?? ""
      words = "\(entry.minutes) min\(with)\(when), \(entry.firstDay.shown) to \(entry.lastDay.shown)"
    }

    func sheet(_ appointment: String, _ hidden: [Node]) -> Node {
      form(.class("sheet gap3"), .method(.post), .action("/waitlist/\(id)/leave")) {
        hidden
        input(.type(.hidden), .name("appointment"), .value(appointment))
        h2 { "Still on the waitlist" }
        p { words }
        button(.class("btn wide"), .type(.submit)) { "Take off the waitlist" }
      }
    }
  }
}
