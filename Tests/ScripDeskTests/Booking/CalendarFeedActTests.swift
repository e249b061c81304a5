import ScripCore
import ScripSQL
import ScripStore
import Testing

@testable import ScripDesk

/// The secret address of a therapist's times.
@Suite struct CalendarFeedActTests {
  @Test("An address shows its therapist's times until it is renewed or turned off", arguments: DeskEngine.allCases)
  func life(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let id = try await fixture.book(fixture.time())
    _ = try await fixture.book(fixture.time(at: 720, with: fixture.ann))
    func read(_ secret: String) async throws -> TherapistFeed? {
      do {
        return try await fixture.base.desk.calendarFeed(in: fixture.base.practice, secret: secret)
      } catch let refusal as Refusal where refusal.kind == .notFound { return nil }
    }
    let before = try await read("first")
    #expect(before == nil)
    try await fixture.act(RenewCalendarFeed(therapist: fixture.lee, secret: "first"))
    let first = try await read("first")
    #expect(first?.times.map(\.id) == [id] && first?.times.first?.place == "Ballard")
    try await fixture.act(CancelAppointment(appointment: id, cause: .practice))
    let cancelled = try await read("first")
    #expect(cancelled?.times.isEmpty == true && cancelled?.changedAt == fixture.clock.now)

    try await fixture.act(RenewCalendarFeed(therapist: fixture.lee, secret: "second"))
    let (old, new, others) = (try await read("first"), try await read("second"), try await read("third"))
    #expect(old == nil && new != nil && others == nil)
    let elsewhere = try? await fixture.base.desk.calendarFeed(in: PracticeID(high: 1, low: 1), secret: "second")
    #expect(elsewhere == nil, "another practice's address with this secret")
    try await fixture.act(EndCalendarFeed(therapist: fixture.lee))
    let ended = try await read("second")
    #expect(ended == nil)
    let again = try await fixture.refusal(EndCalendarFeed(therapist: fixture.lee))
    #expect(again == Refusal.notFound.sentence)
  }

  @Test("The secret is in no row: neither the store, nor the audit, nor the answer kept for a form sent twice")
  func secretNowhere() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let secret = String(repeating: "5ecret", count: 10)
    try await fixture.act(RenewCalendarFeed(therapist: fixture.lee, secret: secret))
    let rows = try await fixture.base.desk.database.read(in: .of(fixture.base.practice)) { connection in
      var text = ""
      let tables: [SQL] = ["SELECT * FROM calendar_feed", "SELECT * FROM request", "SELECT * FROM audit"]
      for table in tables {
        try connection.each(table) { row in
          for column in 0..<4 { text += String(describing: row.value(column)) }
        }
      }
      return text
    }
    #expect(rows.contains("RenewCalendarFeed") && !rows.contains("5ecret"))
    let bytes = Array(secret.utf8).map(String.init).joined(separator: ", ")
    #expect(!rows.contains(bytes))
  }
}
