import ScripCore
import ScripDesk

/// Who is away on the days of a calendar, in the words of its lines and columns.
struct CalendarAway {
  /// One stretch of days off that falls on the days shown.
  struct Line: Equatable, Sendable {
    /// `Ballard: Thu 26 Nov 2026, inventory`.
    let words: String
    let link: String
  }

  private let calendar: ShowCalendar.Calendar
  private let location: LocationID?
  private let therapist: TherapistID?

  init(_ calendar: ShowCalendar.Calendar, _ asked: CalendarPage.Asked) {
    self.calendar = calendar
    (location, therapist) = (asked.location, asked.therapist)
  }

  /// The practice's first, then of the locations and therapists that are shown.
  var lines: [Line] {
    let places = calendar.locations.filter { location == nil || location == $0.id }
    let people = calendar.therapists.filter { therapist == nil || therapist == $0.id }
    return lines("Closed", calendar.daysOff) + places.flatMap { lines("\($0.name) closed", $0.daysOff) }
      + people.flatMap { lines("\($0.name) off", $0.daysOff) }
  }

  private func lines(_ who: String, _ all: [DaysOff]?) -> [Line] {
    guard let first = calendar.days.first, let last = calendar.days.last else { return [] }
    return (all ?? []).filter { $0.meets(first...last) }.map { days in
      Line(words: "\(who): \(days.spanShown), \(days.reason)", link: "/days-off/\(days.id.description)")
    }
  }

  /// `closed`: on a day on which nobody is there, whatever the location.
  func word(on day: CalendarDay) -> String? {
    if calendar.daysOff.holding(day) != nil { return "closed" }
    let places = calendar.locations.filter { location == nil || location == $0.id }
    return !places.isEmpty && places.allSatisfy { $0.daysOff.holding(day) != nil } ? "closed" : nil
  }

  /// `closed`, `off`, or `not at work` where their weekly hours leave the day out.
  func word(on day: CalendarDay, _ therapist: Therapist) -> String? {
    if let closed = word(on: day) { return closed }
    if therapist.daysOff.holding(day) != nil { return "off" }
    let places = calendar.locations.filter { location == nil || location == $0.id }
    let isIn = places.contains { !therapist.quarters(at: $0.id, on: day).isEmpty }
    return therapist.hasHours && !isIn ? "not at work" : nil
  }
}
