import ScripCore
import ScripDesk
import Testing

@testable import ScripWeb

/// One time for one episode.
@Suite struct BookPageTests {
  @Test(
    "A hold is offered until noon two working days on, but until an hour before a session that comes first; for one of today until it begins",
    arguments: [
      ("2026-11-24", 10 * 60 + 15, "2026-11-24", "10:15"),
      ("2026-11-25", 10 * 60, "2026-11-25", "09:00"),
      ("2026-11-26", 9 * 60, "2026-11-26", "08:00"),
      ("2026-12-01", 9 * 60, "2026-11-26", "12:00"),
    ])
  func holdEnd(session: String, start: Int, day: String, time: String) throws {
    let asked = TimeAsked(
      therapist: TherapistID(high: 0, low: 1), location: LocationID(high: 0, low: 1),
      day: try #require(CalendarDay(session)),
      start: ClockTime(minutes: start), minutes: 60)
    // A Tuesday.
    let end = BookPage.holdEnd(before: asked, today: CalendarDay("2026-11-24")!)
    #expect(end.day.description == day && end.time.shown == time)
  }
}
