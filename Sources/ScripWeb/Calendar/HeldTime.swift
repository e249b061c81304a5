import HTML
import ScripCore

/// A hold that can be booked now, where the paper it waited for is looked at: on the check and on the episode.
struct HeldTime: Equatable, Sendable {
  let appointment: String
  /// `Wed 2 Dec 2026, 09:00`.
  let when: String

  init(_ held: Appointment) {
    appointment = held.id.description
    when = "\(held.day.withWeekday), \(held.start.shown)"
  }

  var node: Node {
    p(.class("alert"), .role(.note)) {
      "A time is held, \(when): "
      a(.href("/appointments/\(appointment)")) { "book it" }
    }
  }
}
