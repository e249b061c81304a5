import ScripCore
import ScripX12
import Testing
import X12

@testable import ScripDesk

/// What a payer said, by telephone and by wire, kept beside each other; the plan's own number; written estimates.
@Suite struct BenefitAnswerActTests {
  private static func coverage(_ fixture: DeskFixture) async throws -> (EpisodeID, CoverageID) {
    let filed = try await fixture.signOff(try await fixture.receive(DeskFixture.order()))
    let story = try await fixture.desk.ask(ShowEpisode(episode: filed.episode), by: fixture.caller([.frontDesk]))
    return (filed.episode, try #require(story.coverage?.id))
  }

  private static func call(_ change: (inout BenefitDetails) -> Void = { _ in }) -> BenefitFacts {
    var details = BenefitDetails(source: .call)
    (details.representative, details.reference, details.at) = ("Dana", "8841", ClockTime(minutes: 870))
    change(&details)
    var facts = BenefitFacts()
    facts.covered = true
    facts.answeredOn = DeskFixture.today
    facts.answeredBy = "Dana, ref. 8841"
    facts.details = details
    return facts
  }

  private static func reply(member: String, visits: Int) -> [UInt8] {
    let person = ClaimPerson(name: .init(family: "Delacroix", given: "Beatrice"), birthDate: CalendarDay("1992-03-16"))
    var limit = BenefitLine(kind: "F", serviceTypes: ["BE"])
    limit.period = "23"
    limit.quantity = .init("VS", hundredths: visits * 100)
    let reply = BenefitReply(
      traceNumber: "93175", payer: ClaimPayer(name: "Regence", number: "00932"),
      member: Member(memberID: member, subscriber: person),
      lines: [BenefitLine(kind: "1", serviceTypes: ["BE"]), limit])
    var writer = InterchangeWriter(
      .eligibilityReply, between: TradingPartners(sender: "REGENCE", receiver: "CEDARHANDS"), controlNumber: 7,
      at: EnvelopeTime(day: 20_261_124, time: 905), isTest: true, lineBreaks: true)
    reply.write(
      into: &writer, to: ClaimProvider(name: .organization("Cedar PLLC"), npi: "2000000010"),
      origin: "9876543210", reference: "R1", at: EnvelopeTime(day: 20_261_124, time: 905))
    return writer.finish()
  }

  @Test("A call is not kept without name, time and reference, nor with units and no minutes")
  func openCalls() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (_, coverage) = try await Self.coverage(fixture)
    let open: [(BenefitFacts, String)] = [
      (Self.call { $0.at = nil }, "reference"), (Self.call { $0.representative = nil }, "reference"),
      (Self.call { $0.unitsPerVisit = 4 }, "minutesPerUnit"),
    ]
    for (number, row) in open.enumerated() {
      let act = RecordBenefits(coverage: coverage, answer: row.0, planYear: nil)
      let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(act, "open-call-\(number)") }
      #expect(refusal?.faults.map(\.field) == [row.1])
    }
    let opened = try await fixture.desk.ask(ShowCoverage(coverage: coverage), by: fixture.caller([.frontDesk]))
    #expect(opened.answers == [])
  }

  @Test("A 271 stands beside the call, and where they differ both are shown", arguments: DeskEngine.allCases)
  func wire(engine: DeskEngine) async throws {
    let clock = MovedClock()
    let fixture = try await DeskFixture(engine, now: { clock.now })
    let (_, coverage) = try await Self.coverage(fixture)
    _ = try await fixture.perform(
      RecordBenefits(coverage: coverage, answer: Self.call { $0.visitsAllowed = 20 }, planYear: nil), "the-call")
    clock.pass(60)
    _ = try await fixture.perform(
      ReadBenefitReply(coverage: coverage, bytes: Self.reply(member: "TW1", visits: 12)), "the-wire")
    let opened = try await fixture.desk.ask(ShowCoverage(coverage: coverage), by: fixture.caller([.frontDesk]))
    #expect(opened.answers.map { $0.details?.source } == [.wire, .call])
    #expect(opened.differences == [BenefitDifference(what: "Visits a year", one: "20", other: "12")])
  }

  @Test("A 271 about somebody else, and what is no 271, is not kept")
  func refusedWire() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (_, coverage) = try await Self.coverage(fixture)
    for (number, bytes) in [Self.reply(member: "OTHER9", visits: 12), Array("hello".utf8), []].enumerated() {
      let act = ReadBenefitReply(coverage: coverage, bytes: bytes)
      let refusal = await #expect(throws: Refusal.self) { try await fixture.perform(act, "refused-\(number)") }
      #expect(refusal?.faults.map(\.field) == ["x12"])
    }
  }

  @Test("A plan that wants its own referral is content once its number is written down")
  func planReferral() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (episode, coverage) = try await Self.coverage(fixture)
    var answer = Self.call()
    answer.planReferralNeeded = true
    _ = try await fixture.perform(RecordBenefits(coverage: coverage, answer: answer, planYear: nil), "the-call")
    func rules() async throws -> [String] {
      try await fixture.desk.ask(ShowEpisode(episode: episode), by: fixture.caller([.frontDesk])).determination
        .findings.map(\.rule)
    }
    let before = try await rules()
    #expect(before.contains("coverage.plan-referral"))
    let number = PlanReferral(number: "R-77120", answeredBy: "portal", answeredOn: DeskFixture.today)
    _ = try await fixture.perform(RecordPlanReferral(episode: episode, referral: number), "the-number")
    let after = try await rules()
    #expect(!after.contains("coverage.plan-referral"))
  }

  @Test("An authorization in dollars is a limit in dollars; its end and the day to appeal come onto Today")
  func authorization() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (episode, _) = try await Self.coverage(fixture)
    var granted = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: "A-1", state: .granted, from: DeskFixture.today,
      to: DeskFixture.today.adding(days: 10), answeredOn: DeskFixture.today, answeredBy: "letter")
    granted.dollarsGranted = Money(cents: 600_00)
    _ = try await fixture.perform(RecordAuthorization(episode: episode, authorization: granted), "granted-1")
    var denied = PriorAuthorization(
      id: AuthorizationID(high: 0, low: 0), number: "A-2", state: .denied, from: nil, to: nil,
      answeredOn: DeskFixture.today, answeredBy: "letter")
    denied.appealBy = DeskFixture.today.adding(days: 12)
    _ = try await fixture.perform(RecordAuthorization(episode: episode, authorization: denied), "denied-01")
    let story = try await fixture.desk.ask(ShowEpisode(episode: episode), by: fixture.caller([.frontDesk]))
    #expect(story.ledger.limits.map(\.kind).contains(.authorizationDollars))
    let today = try await fixture.desk.ask(ShowToday(), by: fixture.caller([.frontDesk]))
    #expect(today.otherDeadlines.map(\.day) == [10, 12].map { DeskFixture.today.adding(days: $0) })
  }

  @Test("Who asks what it costs is owed a written estimate in three business days; giving it ends that")
  func estimate() async throws {
    let fixture = try await DeskFixture(.sqlite)
    let (episode, _) = try await Self.coverage(fixture)
    let due = try await fixture.perform(NoteCostQuestion(episode: episode), "cost-asked")
    // Tuesday; Thanksgiving is no business day.
    #expect(due == CalendarDay("2026-11-30"))
    func deadlines() async throws -> Int {
      try await fixture.desk.ask(ShowToday(), by: fixture.caller([.frontDesk])).otherDeadlines.count
    }
    #expect(try await deadlines() == 1)
    var estimate = GoodFaithEstimate(
      madeOn: DeskFixture.today, patientName: "Beatrice Delacroix", patientBirthDate: nil, primary: "Massage",
      primaryOn: nil, items: [], providerName: "Cedar PLLC", state: "WA")
    let empty = GiveEstimate(episode: episode, estimate: estimate)
    await #expect(throws: Refusal.self) { try await fixture.perform(empty, "nothing-given") }
    estimate.items = [.init(code: ProcedureCode("97124"), what: "Massage", units: 4, charge: Money(cents: 110_00))]
    #expect(
      try await fixture.perform(GiveEstimate(episode: episode, estimate: estimate), "given-01") == Money(cents: 110_00))
    #expect(try await deadlines() == 0)
    let shown = try await fixture.desk.ask(ShowEstimate(episode: episode, units: 4), by: fixture.caller([.frontDesk]))
    #expect(shown.given == [estimate])
  }

  @Test(
    "Who is never billed is shown no price, and who may be is",
    arguments: [
      ("va_ccn", false), ("workers_comp_wa_lni", false), ("commercial_in_network", true), ("hsa", true),
    ])
  func never(classKey: String, mayPay: Bool) async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: classKey)
    let shown = try await fixture.base.desk.ask(
      ShowEstimate(episode: fixture.episode, units: 4), by: fixture.base.caller([.frontDesk]))
    #expect(shown.billing.isAllowed == mayPay)
    #expect((shown.alone != nil) == mayPay && (shown.charge != nil) == mayPay)
  }

  typealias Said = (name: String, change: @Sendable (inout BenefitFacts) -> Void, sides: [Bool], gaps: Int)
  /// Inside and outside the network: whether an estimate stands there.
  private static let said: [Said] = [
    ("a copay inside, only what is allowed outside", { _ in }, [true, false], 0),
    ("no coinsurance is an answer", { $0.details?.outOfNetwork.coinsurance = BasisPoints(0) }, [true, true], 0),
    ("massage is not covered", { $0.covered = false }, [false, false], 1),
    ("only within other therapy", { $0.standalone = false }, [false, false], 1),
  ]

  @Test(
    "A plan's part is estimated where it said what a patient pays, and never where it pays nothing", arguments: said)
  func sides(row: Said) async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "commercial_in_network")
    var answer = Self.call {
      $0.inNetwork.copay = Money(cents: 25_00)
      ($0.inNetwork.allowed, $0.outOfNetwork.allowed) = (Money(cents: 96_00), Money(cents: 80_00))
    }
    row.change(&answer)
    let desk = fixture.base
    let story = try await desk.desk.ask(ShowEpisode(episode: fixture.episode), by: desk.caller([.frontDesk]))
    let coverage = try #require(story.coverage?.id)
    _ = try await desk.perform(RecordBenefits(coverage: coverage, answer: answer, planYear: nil), "what-they-said")
    let shown = try await desk.desk.ask(
      ShowEstimate(episode: fixture.episode, units: 4), by: desk.caller([.frontDesk]))
    #expect([shown.inNetwork, shown.outOfNetwork].map { $0 != nil } == row.sides)
    #expect(shown.finalGaps.count == row.gaps)
    #expect(shown.alone != nil)
  }

  @Test("A plan year that is used up leaves nothing for the plan to pay")
  func usedUp() async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "commercial_in_network")
    let desk = fixture.base
    let story = try await desk.desk.ask(ShowEpisode(episode: fixture.episode), by: desk.caller([.frontDesk]))
    let coverage = try #require(story.coverage?.id)
    let year = RecordBenefits.PlanYear(
      visits: 12, used: 15, from: CalendarDay("2026-01-01")!, to: CalendarDay("2026-12-31")!)
    let answer = Self.call { $0.inNetwork.copay = Money(cents: 25_00) }
    _ = try await desk.perform(RecordBenefits(coverage: coverage, answer: answer, planYear: year), "fifteen-of-twelve")
    let shown = try await desk.desk.ask(
      ShowEstimate(episode: fixture.episode, units: 4), by: desk.caller([.frontDesk]))
    #expect(shown.inNetwork == nil && shown.alone != nil)
    #expect(shown.finalGaps.map(\.rule) == ["limit.left"])
  }
}
