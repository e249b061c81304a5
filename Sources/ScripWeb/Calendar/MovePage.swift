import HTML
import ScripCore
import ScripDesk

/// Confirms the move of an appointment: from when to when.
struct MovePage: Equatable, Sendable {
  let id: String
  let name: String
  let from: String
  let to: String
  let time: TimeInAddress
  /// The list this time was chosen from.
  let asked: FindTimePage.Asked
  let others: String
  let message: String?
  let reason: String

  init(
    _ details: ShowAppointment.Details, to time: TimeAsked, _ asked: FindTimePage.Asked, message: String?,
    reason: String?
  ) {
    let appointment = details.appointment
    id = appointment.id.description
    name = "\(details.patient.shown), \(details.episode.problem)"
    func place(_ therapist: TherapistID, _ location: LocationID) -> String {
      [
        details.therapists.first { $0.id == therapist }?.name, details.locations.first { $0.id == location }?.name,
      ].compactMap(\.self).joined(separator: ", ")
    }
    let end = ClockTime.shown(minuteOfDay: time.start.minutes + time.minutes)
    from =
      "\(appointment.day.withWeekday), \(appointment.shownTime), \(place(appointment.therapist, appointment.location))"
    to = "\(time.day.withWeekday), \(time.start.shown)–\(end), \(place(time.therapist, time.location))"
    self.time = TimeInAddress(time)
    self.asked = asked
    others = "/appointments/\(id)/move?" + asked.parameters(from: asked.from, after: asked.after)
    self.message = message
    self.reason = reason ?? ""
  }

  func bytes(frame: StaffLayout.Frame, hidden: [Node]) -> [UInt8] {
    StaffLayout(title: "Move an appointment", current: .calendar, frame: frame) {
      div(.class("head")) {
        div {
          p(.class("crumb")) { a(.href("/appointments/\(id)")) { "The appointment" } }
          h1 { "Move this appointment?" }
          p { name }
        }
      }
      form(.class("sheet gap3 measure"), .method(.post), .action("/appointments/\(id)/move/to")) {
        hidden
        time.hidden
        asked.hidden
        if let message { p(.class("alert bad"), .role(.alert)) { message } }
        dl(.class("kv")) {
          dt { "From" }
          dd { from }
          dt { "To" }
          dd { b { to } }
        }
        div(.class("field")) {
          labelTag(.for("varianceReason")) { "Why closer than ordered, if it is" }
          input(.id("varianceReason"), .name("varianceReason"), .value(reason), .maxLength(200))
        }
        div(.class("row")) {
          button(.class("btn go"), .type(.submit)) { "Move" }
          if let path = LocalPath(checking: others) { a(.class("btn"), .href(path)) { "Other times" } }
        }
      }
    }.bytes
  }
}
