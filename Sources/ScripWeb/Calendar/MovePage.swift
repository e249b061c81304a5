import HTML
import ScripCore
import ScripDesk

/// Confirms the move of an appointment: from when to when, and what the determination says of the new time.
struct MovePage: Equatable, Sendable {
  let id: String
  let name: String
  let from: String
  let to: String
  let time: TimeInAddress
  let slip: TimeSlip
  /// Why it cannot stand there as it is paid; nil when it can.
  let refusal: String?
  let asksForReason: Bool
  /// The list this time was chosen from.
  let asked: FindTimePage.Asked
  let others: String
  let message: String?
  let reason: String

  init(
    _ details: ShowAppointment.Details, to time: TimeAsked, _ answer: Determination, slip: TimeSlip,
    _ asked: FindTimePage.Asked, message: String?, reason: String?
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
    self.slip = slip
    refusal = Self.refusal(appointment.paying, answer)
    // A hold agrees nothing yet, so it gives no reason either.
    asksForReason = answer.isCloserThanOrdered && appointment.paying != nil
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
      div(.class("cols")) {
        div(.class("stack")) { slip.node }
        aside(.class("stack")) { moveForm(hidden) }
      }
    }.bytes
  }

  private func moveForm(_ hidden: [Node]) -> Node {
    form(.class("sheet gap3"), .method(.post), .action("/appointments/\(id)/move/to")) {
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
      if let refusal {
        p { refusal }
      } else if asksForReason {
        div(.class("field")) {
          labelTag(.for("varianceReason")) { "Why closer than ordered" }
          input(.id("varianceReason"), .name("varianceReason"), .value(reason), .maxLength(200))
        }
      }
      div(.class("row")) {
        if refusal == nil { button(.class("btn go"), .type(.submit)) { "Move" } }
        if let path = LocalPath(checking: others) { a(.class("btn"), .href(path)) { "Other times" } }
      }
    }
  }

  /// The act decides about it again.
  private static func refusal(_ paying: Appointment.Paying?, _ answer: Determination) -> String? {
    switch (answer.verdict, paying) {
    case (_, nil):
      let isForGood = answer.findings.contains {
        $0.effect == .blocks && [.safety, .therapist, .scope].contains($0.aspect)
      }
      return isForGood ? "It cannot be held then. Choose another time." : nil
    case (.blocked, _): return "It cannot be moved there. Choose another time."
    case (.selfPay, .underOrder): return "The payer would not pay for it then. Choose another time."
    case (.ready, .selfPay):
      return "The payer would pay for it then. Choose another time, or cancel this and book that under the order."
    case (.ready, .underOrder), (.selfPay, .selfPay): return nil
    }
  }
}
