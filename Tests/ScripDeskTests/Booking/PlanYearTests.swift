import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// The plan year of one coverage: what the payer counts of it, and the episodes that take from it together.
@Suite struct PlanYearTests {
  private static let year = RecordBenefits.PlanYear(
    visits: 12, used: nil, from: CalendarDay("2026-01-01")!, to: CalendarDay("2026-12-31")!)

  private static func call(_ visits: Int, used: Int?, on day: CalendarDay = DeskFixture.today) -> BenefitFacts {
    var details = BenefitDetails(source: .call)
    (details.representative, details.reference, details.at) = ("Dana", "8841", ClockTime(minutes: 870))
    (details.visitsAllowed, details.visitsUsed) = (visits, used)
    (details.planFrom, details.planTo) = (year.from, year.to)
    var facts = BenefitFacts()
    facts.covered = true
    facts.answeredOn = day
    facts.answeredBy = "Dana, ref. 8841"
    facts.details = details
    return facts
  }

  /// The payer is called: so many visits a year, so many used with anybody.
  private static func ask(
    _ fixture: BookingFixture, _ visits: Int, used: Int?, on day: CalendarDay = DeskFixture.today
  ) async throws {
    var planYear = year
    (planYear.visits, planYear.used) = (visits, used)
    try await fixture.act(
      RecordBenefits(coverage: fixture.coverage, answer: call(visits, used: used, on: day), planYear: planYear))
  }

  /// A second order of the same patient under the same coverage or another one, for an episode of its own.
  private static func neck(_ fixture: BookingFixture, under coverage: CoverageID? = nil) async throws -> EpisodeID {
    let intake = try await fixture.base.receive(DeskFixture.order(code: "M54.2 Neck pain"))
    let review = try await fixture.base.desk.ask(ShowReview(intake: intake), by: fixture.base.caller([.frontDesk]))
    let filed = try await fixture.act(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: review.review!.particulars[0]),
        patient: .existing(fixture.patient), payment: .coverage(coverage ?? fixture.coverage), episode: nil))
    return filed.episode
  }

  /// The card of the fixture's coverage ends with November; a new one of the same plan follows. Answers the new one.
  private static func newCard(_ fixture: BookingFixture, _ number: String) async throws -> Coverage {
    var old = Coverage(
      id: fixture.coverage, patient: fixture.patient, plan: fixture.base.inNetwork, memberID: "TW1")
    old.to = CalendarDay("2026-11-30")
    try await fixture.act(SaveCoverage(old, isNew: false))
    var card = Coverage(
      id: CoverageID(high: 0, low: 0), patient: fixture.patient, plan: fixture.base.inNetwork, memberID: number)
    card.from = CalendarDay("2026-12-01")
    card.id = try await fixture.act(SaveCoverage(card, isNew: true))
    return card
  }

  private static func planYear(_ fixture: BookingFixture, _ episode: EpisodeID? = nil) async throws -> Limit? {
    let story = try await fixture.base.desk.ask(
      ShowEpisode(episode: episode ?? fixture.filed.episode), by: fixture.base.caller([.frontDesk]))
    return story.ledger.limits.first { $0.kind == .planYearVisits }
  }

  /// Days before today, closest first.
  private static func days(_ count: Int) -> [CalendarDay] { (1...count).map { BookingFixture.day(-$0) } }

  typealias Count = (here: Int, used: Int?, left: Int)
  /// Of 12 visits a year; `here` are used and noted before the payer is asked.
  private static let counts: [Count] = [
    (here: 5, used: 5, left: 7), (here: 5, used: 8, left: 4), (here: 0, used: 5, left: 7),
    // The payer has not worked through our claims: fewer than we know of are used.
    (here: 5, used: 2, left: 7), (here: 5, used: nil, left: 7), (here: 5, used: 12, left: 0),
  ]

  @Test("Visits used here are in the payer's number, and are counted once", arguments: counts)
  func once(row: Count) async throws {
    let fixture = try await BookingFixture(.sqlite)
    if row.here > 0 {
      try await fixture.act(RecordEarlierVisits(episode: fixture.filed.episode, days: Self.days(row.here)))
    }
    try await Self.ask(fixture, 12, used: row.used)
    let limit = try await Self.planYear(fixture)
    #expect(limit?.left == row.left)
  }

  @Test("Visits that are noted after the payer was asked, of days before, are counted once too")
  func notedLater() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await Self.ask(fixture, 12, used: 5)
    try await fixture.act(RecordEarlierVisits(episode: fixture.filed.episode, days: Self.days(3)))
    let found = try await Self.planYear(fixture)
    #expect(found?.left == 7 && found?.current.usedElsewhere == 2)
    // Of the day itself no payer knows yet.
    try await fixture.act(RecordEarlierVisits(episode: fixture.filed.episode, days: [DeskFixture.today]))
    let today = try await Self.planYear(fixture)
    #expect(today?.left == 6 && today?.current.usedElsewhere == 2)
  }

  typealias Late = (used: Int?, left: Int)
  /// Today's answer; that of yesterday, with 5 used, is written down after it.
  private static let late: [Late] = [(used: 8, left: 4), (used: nil, left: 7)]

  @Test("An answer that is written down after a later one tells only what that left open", arguments: late)
  func writtenLate(row: Late) async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await Self.ask(fixture, 12, used: row.used)
    try await Self.ask(fixture, 12, used: 5, on: BookingFixture.day(-1))
    let limit = try await Self.planYear(fixture)
    #expect(limit?.left == row.left && limit?.current.asOf == DeskFixture.today)
  }

  @Test("An answer of a day to come is not kept: it would stand before every other")
  func future() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let refusal = await #expect(throws: Refusal.self) {
      try await Self.ask(fixture, 12, used: 5, on: BookingFixture.day(1))
    }
    #expect(refusal?.faults.map(\.field) == ["answeredOn"])
    #expect(try await Self.planYear(fixture) == nil)
  }

  @Test("A booked visit is not in the payer's number, and an answer without one leaves what was known")
  func booked() async throws {
    let fixture = try await BookingFixture(.sqlite)
    _ = try await fixture.book(fixture.time())
    try await Self.ask(fixture, 12, used: 5)
    let limit = try await Self.planYear(fixture)
    #expect(limit?.left == 6)
    try await Self.ask(fixture, 10, used: nil)
    let later = try await Self.planYear(fixture)
    #expect(later?.left == 4 && later?.versions.count == 2)
  }

  @Test("Two episodes under one coverage take from one plan year, and each says so", arguments: DeskEngine.allCases)
  func together(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let neck = try await Self.neck(fixture)
    try await Self.ask(fixture, 2, used: 0)
    let first = try await fixture.book(fixture.time(BookingFixture.day(1)))
    let second = try await fixture.book(fixture.time(BookingFixture.day(3)), episode: neck)
    for episode in [fixture.filed.episode, neck] {
      let limit = try await Self.planYear(fixture, episode)
      #expect(limit?.left == 0 && limit?.taken == 1)
      #expect(limit?.shown.hasSuffix(", 1 visit of it for other care") == true)
      let said = try await fixture.refusal(
        BookAppointment(episode: episode, time: fixture.time(BookingFixture.day(8)), paying: .underOrder))
      #expect(said?.contains("2 visits by the plan year") == true)
    }
    // The order of the other episode is its own: 12 visits, of which one is taken.
    let story = try await fixture.base.desk.ask(ShowEpisode(episode: neck), by: fixture.base.caller([.frontDesk]))
    #expect(story.ledger.limits.first { $0.kind == .referralVisits }?.left == 11)
    #expect(story.ledger.sessionDays == [BookingFixture.day(3)])
    try await fixture.act(CancelAppointment(appointment: first, cause: .practice))
    try await fixture.act(MoveAppointment(appointment: second, time: fixture.time(BookingFixture.day(8))))
    let third = try await fixture.refusal(
      BookAppointment(episode: neck, time: fixture.time(BookingFixture.day(12)), paying: .underOrder))
    let left = try await Self.planYear(fixture)?.left
    #expect(third == nil && left == 0)
  }

  @Test("Two coverages of one plan and number are one member, with one plan year", arguments: DeskEngine.allCases)
  func oneMember(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let card = try await Self.newCard(fixture, "tw-1")
    let before = try await Self.neck(fixture, under: card.id)
    try await Self.ask(fixture, 2, used: 0)
    let after = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: card.id, problem: "right knee", care: .therapeutic))
    _ = try await fixture.book(fixture.time(BookingFixture.day(1)))
    _ = try await fixture.book(fixture.time(BookingFixture.day(8)), episode: before)
    for episode in [fixture.filed.episode, before, after] {
      let left = try await Self.planYear(fixture, episode)?.left
      #expect(left == 0)
    }
    let said = try await fixture.refusal(
      BookAppointment(episode: before, time: fixture.time(BookingFixture.day(14)), paying: .underOrder))
    #expect(said?.contains("2 visits by the plan year") == true)
  }

  @Test("A number that is corrected joins its member's plan year, and leaves it again")
  func corrected() async throws {
    let fixture = try await BookingFixture(.sqlite)
    var card = try await Self.newCard(fixture, "TW7")
    let neck = try await Self.neck(fixture, under: card.id)
    try await fixture.act(RecordEarlierVisits(episode: neck, days: Self.days(2)))
    try await Self.ask(fixture, 12, used: 5)
    let apart = try await Self.planYear(fixture, neck)
    #expect(apart == nil)
    card.memberID = "TW1"
    try await fixture.act(SaveCoverage(card, isNew: false))
    for episode in [fixture.filed.episode, neck] {
      let limit = try await Self.planYear(fixture, episode)
      #expect(limit?.left == 7 && limit?.current.usedElsewhere == 3)
    }
    card.memberID = "TW8"
    try await fixture.act(SaveCoverage(card, isNew: false))
    let alone = try await Self.planYear(fixture)
    #expect(alone?.left == 7 && alone?.current.usedElsewhere == 5)
  }

  @Test("The payer's number holds what every episode under the coverage has used")
  func usedTogether() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let neck = try await Self.neck(fixture)
    try await fixture.act(RecordEarlierVisits(episode: fixture.filed.episode, days: Self.days(3)))
    try await fixture.act(RecordEarlierVisits(episode: neck, days: Self.days(2)))
    try await Self.ask(fixture, 12, used: 6)
    for episode in [fixture.filed.episode, neck] {
      let limit = try await Self.planYear(fixture, episode)
      #expect(limit?.left == 6 && limit?.current.usedElsewhere == 1)
    }
  }

  @Test("An episode that is opened after the payer was asked has the plan year of its coverage")
  func openedLater() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await Self.ask(fixture, 12, used: 4)
    _ = try await fixture.book(fixture.time())
    let neck = try await Self.neck(fixture)
    let knee = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: fixture.coverage, problem: "right knee", care: .therapeutic))
    for episode in [fixture.filed.episode, neck, knee] {
      let limit = try await Self.planYear(fixture, episode)
      #expect(limit?.left == 7 && limit?.current.source == "Dana, ref. 8841")
    }
    let alone = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: nil, problem: "feet", care: .wellness))
    let none = try await Self.planYear(fixture, alone)
    #expect(none == nil)
  }

  @Test("A payer that was asked before there was any episode sets the plan year of the first")
  func askedFirst() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let coverage = try await fixture.act(
      SaveCoverage(
        Coverage(
          id: CoverageID(high: 0, low: 0), patient: fixture.patient, plan: fixture.base.inNetwork, memberID: "TW2",
          rank: 2),
        isNew: true))
    var planYear = Self.year
    planYear.used = 3
    try await fixture.act(
      RecordBenefits(coverage: coverage, answer: Self.call(12, used: 3), planYear: planYear))
    let first = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: coverage, problem: "right knee", care: .therapeutic))
    let limit = try await Self.planYear(fixture, first)
    #expect(limit?.left == 9 && limit?.current.asOf == DeskFixture.today)
    // The other coverage of the same patient is another membership.
    let other = try await Self.planYear(fixture)
    #expect(other == nil)
  }

  @Test("64 race for the last visit of a plan year from two episodes: one wins", arguments: DeskEngine.allCases)
  func race(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let neck = try await Self.neck(fixture)
    try await Self.ask(fixture, 1, used: 0)
    let won = await fixture.wins { number in
      BookAppointment(
        episode: number.isMultiple(of: 2) ? neck : fixture.filed.episode,
        time: fixture.time(BookingFixture.day(4 + number / 8), at: 480 + number % 8 * 60), paying: .underOrder)
    }
    let left = [try await Self.planYear(fixture)?.left, try await Self.planYear(fixture, neck)?.left]
    let fault = try await fixture.fault()
    #expect(won == 1 && left == [0, 0] && fault == nil)
  }
}
