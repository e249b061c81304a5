import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Booking somebody who pays alone makes the written estimate due. Source: domain.md I.
@Suite struct EstimateDueTests {
  /// The desk on Tuesday 24 November 2026, two days before Thanksgiving, with an episode that nobody else pays.
  private func alone(_ engine: DeskEngine = .sqlite) async throws -> (BookingFixture, EpisodeID) {
    let fixture = try await BookingFixture(engine)
    let episode = try await fixture.act(
      OpenEpisode(
        patient: fixture.patient, coverage: nil, problem: "neck", location: fixture.ballard, care: .therapeutic))
    return (fixture, episode)
  }

  private func due(_ fixture: BookingFixture) async throws -> [String] {
    let today = try await fixture.base.desk.ask(ShowToday(), by: fixture.base.caller([.frontDesk]))
    return today.otherDeadlines.filter { $0.kind == .estimate }.map(\.day.description)
  }

  typealias Row = (later: [Int], due: [String])
  static let rows: [Row] = [
    ([3], []), ([6], ["2026-11-25"]), ([14], ["2026-11-25"]), ([15], ["2026-11-30"]), ([3, 15], ["2026-11-30"]),
    ([15, 6], ["2026-11-25"]), ([6, 15], ["2026-11-25"]),
  ]

  @Test("One day's booking or many: the earliest day stands", arguments: rows.indices)
  func booked(index: Int) async throws {
    let row = Self.rows[index]
    let (fixture, episode) = try await alone()
    for later in row.later {
      _ = try await fixture.book(
        fixture.time(BookingFixture.day(later)), paying: .selfPay(noticeSignedOn: nil), episode: episode)
    }
    #expect(try await due(fixture) == row.due, "\(row.later)")
  }

  @Test("A series and a hold that is kept make it due too; a visit under the order does not")
  func ways() async throws {
    let (fixture, episode) = try await alone()
    _ = try await fixture.book(fixture.time(BookingFixture.day(6)))
    #expect(try await due(fixture) == [])
    let hold = try await fixture.act(
      HoldSlot(
        episode: episode, time: fixture.time(BookingFixture.day(15), at: 720), untilDay: BookingFixture.day(5),
        untilTime: ClockTime(minutes: 720)))
    #expect(try await due(fixture) == [])
    _ = try await fixture.act(KeepHold(appointment: hold, paying: .selfPay(noticeSignedOn: nil)))
    #expect(try await due(fixture) == ["2026-11-30"])
    let dates = [7, 14].map {
      BookSeries.Date(time: fixture.time(BookingFixture.day($0), at: 840), varianceReason: nil)
    }
    _ = try await fixture.act(BookSeries(episode: episode, dates: dates))
    #expect(try await due(fixture) == ["2026-11-25"])
    // Asking what it costs gives no more time.
    #expect(try await fixture.act(NoteCostQuestion(episode: episode)) == CalendarDay("2026-11-25"))
  }

  @Test("The paper names what is booked; once given, it speaks for those days and for the sessions it expects")
  func given() async throws {
    let (fixture, episode) = try await alone()
    let first = BookingFixture.day(15)
    func book(_ day: CalendarDay) async throws {
      _ = try await fixture.book(fixture.time(day), paying: .selfPay(noticeSignedOn: nil), episode: episode)
    }
    try await book(first)
    let shown = try await fixture.base.desk.ask(
      ShowEstimate(episode: episode, units: 4), by: fixture.base.caller([.frontDesk]))
    #expect(shown.booked.map(\.day) == [first])
    let item = GoodFaithEstimate.Item(day: first, code: nil, what: "Massage", units: 4, charge: Money(cents: 11_000))
    var estimate = GoodFaithEstimate(
      madeOn: DeskFixture.today, patientName: "B. D.", patientBirthDate: nil, primary: "Massage", primaryOn: first,
      items: [item], providerName: "Cedar PLLC", state: "WA")
    _ = try await fixture.act(GiveEstimate(episode: episode, estimate: estimate))
    #expect(try await due(fixture) == [])
    try await book(first.adding(days: 7))
    #expect(try await due(fixture) == ["2026-11-30"])
    estimate.recurring = .init(sessions: 10, each: item, through: DeskFixture.today.adding(months: 12))
    _ = try await fixture.act(GiveEstimate(episode: episode, estimate: estimate))
    try await book(first.adding(days: 14))
    #expect(try await due(fixture) == [])
  }

  private func book(_ later: Int, _ fixture: BookingFixture, _ episode: EpisodeID) async throws -> AppointmentID {
    try await fixture.book(
      fixture.time(BookingFixture.day(later)), paying: .selfPay(noticeSignedOn: nil), episode: episode)
  }

  @Test(
    "Cancelling leaves the day of what is still booked, and none with the last", arguments: DeskEngine.allCases)
  func cancelled(engine: DeskEngine) async throws {
    let (fixture, episode) = try await alone(engine)
    let near = try await book(6, fixture, episode)
    let far = try await book(15, fixture, episode)
    #expect(try await due(fixture) == ["2026-11-25"])
    try await fixture.act(CancelAppointment(appointment: near, cause: .practice))
    #expect(try await due(fixture) == ["2026-11-30"])
    try await fixture.act(CancelAppointment(appointment: far, cause: .patient))
    #expect(try await due(fixture) == [])
  }

  @Test("Moving makes it due where the law asks for one at the new time, and gives no more time")
  func moved() async throws {
    let (fixture, episode) = try await alone()
    let id = try await book(2, fixture, episode)
    #expect(try await due(fixture) == [])
    fixture.clock.pass(86_400)
    try await fixture.act(MoveAppointment(appointment: id, time: fixture.time(BookingFixture.day(20))))
    // Wednesday; Thanksgiving is no business day.
    #expect(try await due(fixture) == ["2026-12-01"])
    fixture.clock.pass(2 * 86_400)
    try await fixture.act(MoveAppointment(appointment: id, time: fixture.time(BookingFixture.day(25))))
    #expect(try await due(fixture) == ["2026-12-01"])
    // Tomorrow: the law asks for none.
    try await fixture.act(MoveAppointment(appointment: id, time: fixture.time(BookingFixture.day(4))))
    #expect(try await due(fixture) == [])
  }

  @Test("Who does not come is owed no estimate for that day")
  func missed() async throws {
    let (fixture, episode) = try await alone()
    let id = try await book(6, fixture, episode)
    fixture.clock.pass(6 * 86_400 + 11 * 3600)
    #expect(try await due(fixture) == ["2026-11-25"])
    try await fixture.act(MarkNoShow(appointment: id))
    #expect(try await due(fixture) == [])
  }

  @Test("A question outlives a cancelled booking; an estimate answers it, and speaks only for the days it names")
  func asked() async throws {
    let (fixture, episode) = try await alone()
    let near = try await book(6, fixture, episode)
    #expect(try await fixture.act(NoteCostQuestion(episode: episode)) == CalendarDay("2026-11-25"))
    try await fixture.act(CancelAppointment(appointment: near, cause: .practice))
    #expect(try await due(fixture) == ["2026-11-30"])
    _ = try await book(15, fixture, episode)
    _ = try await book(7, fixture, episode)
    let item = GoodFaithEstimate.Item(
      day: BookingFixture.day(7), code: nil, what: "Massage", units: 4, charge: Money(cents: 11_000))
    let estimate = GoodFaithEstimate(
      madeOn: DeskFixture.today, patientName: "B. D.", patientBirthDate: nil, primary: "Massage",
      primaryOn: item.day, items: [item], providerName: "Cedar PLLC", state: "WA")
    _ = try await fixture.act(GiveEstimate(episode: episode, estimate: estimate))
    #expect(try await due(fixture) == ["2026-11-30"], "the other day is still owed one")
  }
}
