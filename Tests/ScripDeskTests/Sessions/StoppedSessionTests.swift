import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A session that ended before treatment is not taken for one that was given.
@Suite struct StoppedSessionTests {
  @Test(
    "Calendar, appointment and episode tell a stopped session from one that was given", arguments: DeskEngine.allCases)
  func shown(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let (given, ended) = (try await fixture.book(1), try await fixture.book(2))
    try await fixture.act(SignNote(appointment: given, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    try await fixture.act(
      StopSession(appointment: ended, note: SessionFixture.note(), finding: SessionTests.fever), "stop-1")
    let (desk, caller) = (fixture.base.desk, fixture.caller(fixture.therapist))
    for isWeek in [false, true] {
      let lines = try await desk.ask(ShowCalendar(day: DeskFixture.today, isWeek: isWeek), by: caller).lines
      #expect(lines.count == 2 && lines.filter(\.isStopped).map(\.appointment.id) == [ended])
    }
    #expect(try await desk.ask(ShowAppointment(appointment: ended), by: caller).isStopped)
    #expect(try await desk.ask(ShowAppointment(appointment: given), by: caller).isStopped == false)
    #expect(try await desk.ask(ShowEpisode(episode: fixture.episode), by: caller).stopped == [ended])
  }

  @Test("What a note began with from the visit before is not in the note of a session that was stopped")
  func begun() async throws {
    let fixture = try await SessionFixture(.sqlite)
    let (first, second) = (try await fixture.book(1, on: "2026-11-17"), try await fixture.book(2))
    try await fixture.act(SignNote(appointment: first, revisionSeen: 0, note: SessionFixture.note()), "sign-1")
    let prior = try #require(try await fixture.opened(second).prior)
    try await fixture.act(
      StopSession(appointment: second, note: SessionNote(repeating: prior.note), finding: SessionTests.fever), "stop-1")
    let kept = try #require(try await fixture.opened(second).signed?.note.note)
    #expect(kept.work.isEmpty && kept.areas.isEmpty && kept.health == .changed && kept.safety.count == 1)
  }

  @Test(
    "The visit of a prior authorization that a stopped session gives back goes to a booking that had none",
    arguments: DeskEngine.allCases)
  func freed(engine: DeskEngine) async throws {
    let fixture = try await SessionFixture(engine)
    let (first, second) = (try await fixture.book(1), try await fixture.book(2, on: "2026-11-27"))
    let authorization = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: "A-1", state: .granted, from: DeskFixture.today,
      to: CalendarDay("2026-12-31"), visitsGranted: 1, answeredOn: DeskFixture.today, answeredBy: "Dana")
    _ = try await fixture.base.perform(
      RecordAuthorization(episode: fixture.episode, authorization: authorization), "granted-1")
    #expect(try await fixture.ledger().heldBeyondAuthorizations == [second])
    try await fixture.act(
      StopSession(appointment: first, note: SessionFixture.note(), finding: SessionTests.fever), "stop-1")
    let ledger = try await fixture.ledger()
    #expect(ledger.heldBeyondAuthorizations.isEmpty)
    #expect(ledger.limits.first { $0.kind == .authorizationVisits }?.left == 0)
  }
}
