import ScripCore
import Testing

@testable import ScripDesk

/// A prior authorization is moved from asked to its answer, on both engines: appended, once, and counted.
@Suite struct AuthorizationTests {
  /// A signed-off order of twelve visits, and an authorization asked for it.
  private func asked(_ fixture: DeskFixture) async throws -> (episode: EpisodeID, asked: PriorAuthorization) {
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    var authorization = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: nil, state: .asked, from: nil, to: nil, visitsAsked: 12,
      answeredOn: CalendarDay("2026-11-02"), answeredBy: "portal")
    let act = RecordAuthorization(episode: filed.episode, authorization: authorization)
    authorization.id = try await fixture.perform(act, "asked-01")
    return (filed.episode, authorization)
  }

  private func answer(
    _ asked: PriorAuthorization, _ state: PriorAuthorization.State, granted: Int? = nil, on day: String = "2026-11-20"
  ) -> PriorAuthorization {
    var answer = asked
    (answer.state, answer.visitsGranted, answer.number) = (state, granted, granted == nil ? nil : "A-20417")
    (answer.answeredOn, answer.answeredBy) = (CalendarDay(day), "Dana, ref. 8841")
    return answer
  }

  private func story(_ fixture: DeskFixture, _ episode: EpisodeID) async throws -> ShowEpisode.Story {
    try await fixture.desk.ask(ShowEpisode(episode: episode), by: fixture.caller([.frontDesk]))
  }

  @Test("Asked for 12, got 6: six visits are left, and both answers stay", arguments: DeskEngine.allCases)
  func partial(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let (episode, asked) = try await asked(fixture)
    #expect(try await story(fixture, episode).determination.visitsLeft.tightest?.visits == 12)
    let act = ChangeAuthorization(
      episode: episode, authorization: answer(asked, .granted, granted: 6), versionsSeen: 1)
    #expect(try await fixture.perform(act, "granted-1") == 2)
    let after = try await story(fixture, episode)
    #expect(after.determination.visitsLeft.tightest?.visits == 6)
    #expect(after.determination.visitsLeft.tightest?.limit.kind == .authorizationVisits)
    #expect(after.authorizations.map(\.isPartial) == [true])
    #expect(after.authorizationVersions.map(\.state) == [.asked, .granted])
    #expect(after.authorizationVersions.first == asked)
  }

  @Test("An authorization in dollars is taken from by bookings, at the practice's price of the time booked")
  func dollars() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await fixture.act(
      SaveFees(
        FeeSchedule(
          validFrom: CalendarDay("2026-01-01")!, prices: [.init(.massage, perUnit: Money(cents: 3_500))])))
    var authorization = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: "A-1", state: .granted, from: DeskFixture.today, to: nil,
      answeredOn: DeskFixture.today, answeredBy: "Dana")
    authorization.dollarsGranted = Money(cents: 30_000)
    try await fixture.act(RecordAuthorization(episode: fixture.filed.episode, authorization: authorization))
    func left() async throws -> LimitLeft? {
      let story = try await story(fixture.base, fixture.filed.episode)
      return story.determination.visitsLeft.tightest
    }
    let before = try await left()
    #expect(before?.visits == 2 && before?.isEstimate == true && before?.limit.kind == .authorizationDollars)
    _ = try await fixture.book(fixture.time(BookingFixture.day(1)))
    let one = try await left()
    #expect(one?.visits == 1 && one?.limit.left == 16_000)
    _ = try await fixture.book(fixture.time(BookingFixture.day(4)))
    let refused = try await fixture.refusal(
      BookAppointment(
        episode: fixture.filed.episode, time: fixture.time(BookingFixture.day(8)), paying: .underOrder))
    #expect(refused?.contains("visit is left") == true)
  }

  @Test(
    "What was booked before draws on a grant; what does not fit stays booked and is named",
    arguments: DeskEngine.allCases)
  func bookedBefore(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    var booked: [AppointmentID] = []
    for day in [1, 8, 15] { booked.append(try await fixture.book(fixture.time(BookingFixture.day(day)))) }
    let authorization = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: "A-1", state: .granted, from: DeskFixture.today,
      to: BookingFixture.day(30), visitsGranted: 2, answeredOn: DeskFixture.today, answeredBy: "Dana")
    try await fixture.act(RecordAuthorization(episode: fixture.filed.episode, authorization: authorization))
    let after = try await story(fixture.base, fixture.filed.episode)
    #expect(after.determination.visitsLeft.tightest?.visits == 0)
    #expect(after.ledger.heldBeyondAuthorizations == [booked[2]])
    #expect(after.ledger.limits.allSatisfy { $0.left >= 0 })
    #expect(try await fixture.shown(booked[2]).appointment.state == .booked)
    #expect(try await fixture.shown(booked[2]).determination?.verdict != .ready)
    #expect(try await fixture.shown(booked[1]).determination?.verdict == .ready)
    let more = BookAppointment(
      episode: fixture.filed.episode, time: fixture.time(BookingFixture.day(11)), paying: .underOrder)
    #expect(try await fixture.refusal(more)?.contains("visit is left") == true)
    // What is given up goes to the one that was not covered.
    try await fixture.act(CancelAppointment(appointment: booked[0], cause: .practice, note: nil))
    let freed = try await story(fixture.base, fixture.filed.episode)
    #expect(freed.ledger.heldBeyondAuthorizations.isEmpty)
    #expect(freed.determination.visitsLeft.tightest?.visits == 0)
    #expect(try await fixture.fault() == nil)
  }

  @Test("The same answer sent twice is one version; an answer to an older page is refused and changes nothing")
  func once() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (episode, asked) = try await asked(fixture)
    let act = ChangeAuthorization(
      episode: episode, authorization: answer(asked, .granted, granted: 6), versionsSeen: 1)
    #expect(try await fixture.perform(act, "granted-1") == 2)
    #expect(try await fixture.perform(act, "granted-1") == 2)
    let late = ChangeAuthorization(episode: episode, authorization: answer(asked, .denied), versionsSeen: 1)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(late, "denied-1") }
    #expect(refusal?.kind == .conflict)
    #expect(try await story(fixture, episode).authorizationVersions.map(\.state) == [.asked, .granted])
  }

  typealias Closed = (state: PriorAuthorization.State, visitsLeft: Int, kind: LimitKind)
  /// An end on the day itself still holds that day; a grant that was taken back holds no day.
  static let closed: [Closed] = [(.ended, 6, .authorizationVisits), (.denied, 12, .referralVisits)]

  @Test("What follows a grant closes its limit", arguments: closed)
  func close(row: Closed) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (episode, asked) = try await asked(fixture)
    let granted = answer(asked, .granted, granted: 6)
    _ = try await fixture.perform(
      ChangeAuthorization(episode: episode, authorization: granted, versionsSeen: 1), "granted-1")
    let after = answer(asked, row.state)
    let act = ChangeAuthorization(episode: episode, authorization: after, versionsSeen: 2)
    #expect(try await fixture.perform(act, "closed-01") == 3)
    let story = try await story(fixture, episode)
    #expect(story.authorizations.map(\.state) == [row.state])
    #expect(story.determination.visitsLeft.tightest?.visits == row.visitsLeft)
    #expect(story.determination.visitsLeft.tightest?.limit.kind == row.kind)
  }

  @Test("The number of another authorization is not taken, however it is written, and gives no visits twice")
  func twice() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (episode, asked) = try await asked(fixture)
    let granted = answer(asked, .granted, granted: 6)
    _ = try await fixture.perform(
      ChangeAuthorization(episode: episode, authorization: granted, versionsSeen: 1), "granted-1")
    var twin = granted
    (twin.id, twin.number) = (AuthorizationID(high: 0, low: 0), "a20417")
    let again = RecordAuthorization(episode: episode, authorization: twin)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(again, "twin-0001") }
    #expect(refusal?.faults == [.init("number", "A-20417 is written down already: change that one.")])
    twin.number = "A-20418"
    twin.id = try await fixture.perform(RecordAuthorization(episode: episode, authorization: twin), "other-001")
    twin.number = "A-20417"
    let renamed = ChangeAuthorization(episode: episode, authorization: twin, versionsSeen: 1)
    await #expect(throws: Refusal.self) { try await fixture.perform(renamed, "renamed-1") }
    #expect(try await story(fixture, episode).determination.visitsLeft.tightest?.visits == 12)
  }

  @Test("Neither another episode's authorization nor a day in the future is taken")
  func refused() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (episode, asked) = try await asked(fixture)
    var foreign = answer(asked, .granted, granted: 6)
    foreign.id = AuthorizationID(high: 9, low: 9)
    let other = ChangeAuthorization(episode: episode, authorization: foreign, versionsSeen: 1)
    await #expect(throws: Refusal.notFound) { try await fixture.perform(other, "foreign-1") }
    let early = ChangeAuthorization(
      episode: episode, authorization: answer(asked, .denied, on: "2026-11-25"), versionsSeen: 1)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(early, "future-01") }
    #expect(refusal?.faults.map(\.field) == ["answeredOn"])
    #expect(try await story(fixture, episode).authorizationVersions.map(\.state) == [.asked])
  }
}
