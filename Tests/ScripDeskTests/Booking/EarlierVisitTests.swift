import ScripCore
import Testing

@testable import ScripDesk

/// Visits used before Scrip kept count: each day once, and taken back when it was a slip.
@Suite struct EarlierVisitTests {
  private func story(_ fixture: BookingFixture) async throws -> ShowEpisode.Story {
    try await fixture.base.desk.ask(
      ShowEpisode(episode: fixture.filed.episode), by: fixture.base.caller([.frontDesk]))
  }

  private func faults<A: Act>(_ fixture: BookingFixture, _ act: A) async throws -> [Refusal.Fault] {
    do {
      try await fixture.act(act)
      return []
    } catch let refusal as Refusal { return refusal.faults }
  }

  @Test("A day that counts already is refused by its name, and nothing of the slip is kept")
  func twice() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let episode = fixture.filed.episode
    try await fixture.act(RecordEarlierVisits(episode: episode, days: [BookingFixture.day(-5)]))
    let again = RecordEarlierVisits(episode: episode, days: [BookingFixture.day(-6), BookingFixture.day(-5)])
    #expect(
      try await faults(fixture, again) == [
        .init("days", "19 Nov 2026: a visit of this day counts already. Leave it out.")
      ])
    #expect(try await fixture.visitsLeft() == 11)
  }

  @Test("A day of years ago is a slip: no order and no plan year reaches back to it")
  func ancient() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let act = RecordEarlierVisits(
      episode: fixture.filed.episode, days: [BookingFixture.day(-5), CalendarDay("1950-11-02")!])
    #expect(
      try await faults(fixture, act) == [
        .init("days", "A day is more than a year before the care began. Check the year.")
      ])
    #expect(try await fixture.visitsLeft() == 12)
  }

  @Test(
    "Taken back it is free again on every limit, what the payer counted is elsewhere again",
    arguments: DeskEngine.allCases)
  func takenBack(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let episode = fixture.filed.episode
    let year = RecordBenefits.PlanYear(
      visits: 12, used: 5, from: CalendarDay("2026-01-01")!, to: CalendarDay("2026-12-31")!)
    var details = BenefitDetails(source: .call)
    (details.representative, details.reference, details.at) = ("Dana", "8841", ClockTime(minutes: 870))
    (details.visitsAllowed, details.visitsUsed) = (year.visits, year.used)
    (details.planFrom, details.planTo) = (year.from, year.to)
    var answer = BenefitFacts()
    answer.details = details
    (answer.covered, answer.answeredOn, answer.answeredBy) = (true, DeskFixture.today, "Dana, ref. 8841")
    try await fixture.act(RecordBenefits(coverage: fixture.coverage, answer: answer, planYear: year))
    try await fixture.act(RecordEarlierVisits(episode: episode, days: [-5, -3].map(BookingFixture.day)))
    let before = try await story(fixture)
    #expect(before.earlierVisits.map(\.day) == [-5, -3].map(BookingFixture.day))
    #expect(before.ledger.limits.map(\.left).sorted() == [7, 10])
    let slip = try #require(before.earlierVisits.first).booking
    try await fixture.act(TakeBackEarlierVisit(episode: episode, visit: slip))
    let after = try await story(fixture)
    #expect(after.earlierVisits.map(\.day) == [BookingFixture.day(-3)])
    #expect(after.ledger.limits.map(\.left).sorted() == [7, 11])
    let twice = try await fixture.refusal(TakeBackEarlierVisit(episode: episode, visit: slip))
    #expect(twice == "This visit was taken back already.")
  }

  @Test("What an appointment or another episode holds is no earlier visit to take back")
  func foreign() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let booked = try await fixture.book(fixture.time())
    let refusal = try await fixture.refusal(TakeBackEarlierVisit(episode: fixture.filed.episode, visit: booked))
    #expect(refusal == Refusal.notFound.sentence)
    try await fixture.act(
      RecordEarlierVisits(episode: fixture.filed.episode, days: [BookingFixture.day(-5)]))
    let other = try await fixture.stranger()
    let visit = try #require(try await story(fixture).earlierVisits.first).booking
    #expect(
      try await fixture.refusal(TakeBackEarlierVisit(episode: other, visit: visit)) == Refusal.notFound.sentence)
  }

  @Test("A day on which a visit is booked counts already: its note uses it")
  func booked() async throws {
    let fixture = try await BookingFixture(.sqlite)
    _ = try await fixture.book(fixture.time(DeskFixture.today, at: 1_020))
    let act = RecordEarlierVisits(episode: fixture.filed.episode, days: [DeskFixture.today])
    #expect(try await faults(fixture, act).map(\.field) == ["days"])
    #expect(try await fixture.visitsLeft() == 11)
  }

  private func authorize(_ fixture: BookingFixture, _ number: String, _ days: ClosedRange<Int>, _ visits: Int)
    async throws
  {
    let authorization = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: number, state: .granted, from: BookingFixture.day(days.lowerBound),
      to: BookingFixture.day(days.upperBound), visitsGranted: visits, answeredOn: DeskFixture.today,
      answeredBy: "Dana")
    try await fixture.act(RecordAuthorization(episode: fixture.filed.episode, authorization: authorization))
  }

  private func authorized(_ fixture: BookingFixture) async throws -> [Int] {
    try await story(fixture).ledger.limits.filter(\.kind.isAuthorization).map(\.left).sorted()
  }

  @Test("Each is used of the prior authorization of its own day")
  func authorizations() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await authorize(fixture, "A-1", -40 ... -10, 4)
    try await authorize(fixture, "A-2", -9...30, 6)
    try await fixture.act(
      RecordEarlierVisits(episode: fixture.filed.episode, days: [-20, -5].map(BookingFixture.day)))
    #expect(try await authorized(fixture) == [3, 5])
  }

  @Test("Of two of the same days each is used of one that has room")
  func room() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await authorize(fixture, "A-1", -40...30, 1)
    try await authorize(fixture, "A-2", -40...30, 1)
    try await fixture.act(
      RecordEarlierVisits(episode: fixture.filed.episode, days: [-20, -5].map(BookingFixture.day)))
    #expect(try await authorized(fixture) == [0, 0])
  }
}
