import ScripCore
import Testing

@testable import ScripDesk

/// Whoever opens an order sees whether its prescriber was asked, and the asked are told from the unasked.
@Suite struct PrescriberAskingTests {
  private static func filed(_ fixture: DeskFixture) async throws -> SignOffReferral.Filed {
    try await fixture.signOff(try await fixture.receive(DeskFixture.order(code: "Low back")))
  }

  private static func check(_ fixture: DeskFixture, _ referral: ReferralID) async throws -> CheckReferral.Check {
    try await fixture.desk.ask(CheckReferral(referral: referral), by: fixture.caller([.frontDesk]))
  }

  @Test("What was asked stands on the check, in the episode and on Today's list", arguments: DeskEngine.allCases)
  func stands(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let filed = try await Self.filed(fixture)
    let desk = fixture.caller([.frontDesk])
    let before = try await fixture.desk.ask(ShowToday(), by: desk)
    #expect(before.toComplete.map(\.referral) == [filed.referral] && before.askedOn.isEmpty)
    #expect(try await Self.check(fixture, filed.referral).asked == nil)
    let first = DeskFixture.today.adding(days: -4)
    for (number, day) in [first, first.adding(days: 3)].enumerated() {
      let act = RecordAsking(referral: filed.referral, askedOn: day, way: number == 0 ? .fax : .telephone)
      _ = try await fixture.perform(act, "asked-0\(number)")
    }
    let asked = try await Self.check(fixture, filed.referral).asked
    #expect(asked?.askedOn == first.adding(days: 3) && asked?.way == .telephone)
    let story = try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: desk)
    #expect(story.askings.map(\.way) == [.fax, .telephone])
    let today = try await fixture.desk.ask(ShowToday(), by: desk)
    #expect(today.askedOn == [filed.referral: first.adding(days: 3)])
  }

  @Test("Only an order whose prescriber has something to decide waits for them", arguments: DeskEngine.allCases)
  func waits(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let theirs = try await Self.filed(fixture)
    // Whole but for the claim's number and the day of the injury, which the patient or the insurer has.
    let ours = try await fixture.signOff(
      try await fixture.receive(DeskFixture.order()), plan: fixture.accident, key: "sign-off-accident")
    let desk = fixture.caller([.frontDesk])
    let today = try await fixture.desk.ask(ShowToday(), by: desk)
    #expect(Set(today.toComplete.map(\.referral)) == [theirs.referral, ours.referral])
    #expect(today.completing.toAsk == [theirs.referral])
    #expect(today.completing.own[ours.referral] == [.claimNumber, .injuryDate])
    let work = try await fixture.desk.ask(ShowWork(.toComplete), by: desk)
    #expect(work.completing.toAsk == [theirs.referral])
    #expect(work.completing.own.keys.contains(ours.referral))
    _ = try await fixture.perform(
      RecordAsking(referral: theirs.referral, askedOn: DeskFixture.today, way: .fax), "asked-them")
    #expect(try await fixture.desk.ask(ShowToday(), by: desk).completing.toAsk.isEmpty)
  }

  @Test("The next version of the order is the answer: it was not asked about yet", arguments: DeskEngine.allCases)
  func answered(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let filed = try await Self.filed(fixture)
    let desk = fixture.caller([.frontDesk])
    let before = try await Self.check(fixture, filed.referral)
    _ = try await fixture.perform(
      RecordAsking(referral: filed.referral, askedOn: DeskFixture.today, way: .portal), "asked-one")
    let intake = try await fixture.receive(DeskFixture.order(code: "Low back pain"))
    let opened = try await fixture.desk.ask(ShowReview(intake: intake), by: desk)
    let next = try await fixture.perform(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: opened.review!.particulars[0]),
        patient: .existing(before.patient.id), payment: .coverage(before.episode.coverage!), episode: filed.episode),
      "the-answer")
    let check = try await Self.check(fixture, next.referral)
    #expect(check.stored.version.version == 2 && check.asked == nil)
    #expect(try await fixture.desk.ask(ShowToday(), by: desk).askedOn.isEmpty)
    #expect(try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: desk).askings.count == 1)
  }

  @Test(
    "What was noted by mistake is taken back, and what stood before stands again", arguments: DeskEngine.allCases)
  func takenBack(engine: DeskEngine) async throws {
    let fixture = try await DeskFixture(engine)
    let filed = try await Self.filed(fixture)
    let desk = fixture.caller([.frontDesk])
    let (first, second) = (DeskFixture.today.adding(days: -4), DeskFixture.today.adding(days: -1))
    // Twice on the second day: only the last is undone.
    let asked: [(day: CalendarDay, way: PrescriberAsking.Way)] = [(first, .fax), (second, .portal), (second, .portal)]
    for (number, row) in asked.enumerated() {
      let act = RecordAsking(referral: filed.referral, askedOn: row.day, way: row.way)
      _ = try await fixture.perform(act, "asked-0\(number)")
    }
    let standing: [(day: CalendarDay?, way: PrescriberAsking.Way?)] = [(second, .portal), (first, .fax), (nil, nil)]
    for (number, after) in standing.enumerated() {
      let shown = try #require(try await Self.check(fixture, filed.referral).asked).askedOn
      _ = try await fixture.perform(TakeBackAsking(referral: filed.referral, askedOn: shown), "back-0\(number)")
      let asked = try await Self.check(fixture, filed.referral).asked
      #expect(asked?.askedOn == after.day && asked?.way == after.way)
      #expect(try await fixture.desk.ask(ShowToday(), by: desk).askedOn[filed.referral] == after.day)
    }
    #expect(try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: desk).askings.isEmpty)
    let again = TakeBackAsking(referral: filed.referral, askedOn: first)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(again, "back-again") }
    #expect(refusal?.kind == .conflict)
  }

  /// Days from today; the order was signed 22 days ago.
  static let impossibleDays = [1, -23, -13_000]

  @Test("A day that cannot be is refused by its field", arguments: impossibleDays)
  func impossible(days: Int) async throws {
    let fixture = try await DeskFixture(.sqlite)
    let filed = try await Self.filed(fixture)
    let day = DeskFixture.today.adding(days: days)
    let act = RecordAsking(referral: filed.referral, askedOn: day, way: .byHand)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(act, "cannot-be") }
    #expect(refusal?.faults.map(\.field) == ["askedOn"])
    let onTheDay = RecordAsking(referral: filed.referral, askedOn: CalendarDay("2026-11-02")!, way: .byHand)
    _ = try await fixture.perform(onTheDay, "can-be")
  }

  @Test("An order without a date was not asked about before it came in")
  func undated() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let text = DeskFixture.order(code: "Low back").replacing(" on 11/02/2026", with: "")
      .replacing("Date: 11/02/2026", with: "")
    let filed = try await fixture.signOff(try await fixture.receive(text))
    let before = RecordAsking(referral: filed.referral, askedOn: DeskFixture.today.adding(days: -1), way: .fax)
    let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(before, "before") }
    #expect(refusal?.faults.map(\.field) == ["askedOn"])
    let today = RecordAsking(referral: filed.referral, askedOn: DeskFixture.today, way: .fax)
    _ = try await fixture.perform(today, "today")
  }

  @Test("What is nobody's order is not found")
  func missing() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let filed = try await Self.filed(fixture)
    let nobody = RecordAsking(referral: ReferralID(high: 7, low: 7), askedOn: DeskFixture.today, way: .fax)
    let missing = await #expect(throws: Refusal.self) { try await fixture.perform(nobody, "nobodys") }
    #expect(missing?.kind == .notFound)
    #expect(try await Self.check(fixture, filed.referral).asked == nil)
  }
}
