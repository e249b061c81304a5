import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A claim that another payer has to pay goes to that payer, with its lines.
@Suite struct OtherPayerTests {
  /// A patient whose membership went to another plan in November, and one claim of 105.00 to the plan before.
  struct Case {
    let fixture: ClaimFixture
    let claim: ClaimID
    let other: CoverageID

    init(_ engine: DeskEngine = .sqlite, isSent: Bool = true) async throws {
      fixture = try await ClaimFixture(engine)
      claim = try await fixture.makeClaim(1)
      if isSent { try await fixture.send("1001", claim) }
      var plan = Plan(
        id: PlanID(high: 0, low: 0), payerName: "Cascade Benefit", name: "Choice", classKey: "commercial_in_network")
      (plan.payerNumber, plan.filingLimitDays) = ("CSC02", 180)
      let planID = try await fixture.act(SavePlan(plan, isNew: true), "other-plan")
      let (first, patient, therapist, location) = (
        fixture.coverage, fixture.patient, fixture.therapist, fixture.location
      )
      other = try await fixture.base.desk.write(in: fixture.base.practice) { connection in
        var ended = try connection.coverage(first)!
        ended.to = CalendarDay("2026-10-31")
        try connection.save(ended)
        var begun = Coverage(id: CoverageID(high: 2, low: 77), patient: patient, plan: planID, memberID: "CB-2")
        begun.from = CalendarDay("2026-11-01")
        try connection.save(begun)
        try connection.save(
          NetworkRow(
            id: ID(high: 1, low: 2),
            record: NetworkRecord(therapist: therapist, location: location, plan: planID, status: .inNetwork)))
        return begun.id
      }
    }

    func refuse() async throws {
      try await fixture.answer("1001", [ClaimAdjustment(.other, "109", Money(cents: 10_500))], trace: "T1")
    }

    func move(
      to coverage: CoverageID? = nil, saying why: String = "Card of November.", key: String = "other-1"
    ) async throws -> ClaimID {
      try await fixture.act(BillOtherPayer(claim: claim, coverage: coverage ?? other, why: why), key)
    }

    func refusal(
      to coverage: CoverageID? = nil, saying why: String = "Card of November.", key: String = "refused-1"
    ) async throws -> Refusal? {
      await #expect(throws: Refusal.self) { try await move(to: coverage, saying: why, key: key) }
    }
  }

  @Test("What one payer refused as another's is asked of that one as a new claim", arguments: DeskEngine.allCases)
  func moved(engine: DeskEngine) async throws {
    let one = try await Case(engine)
    try await one.refuse()
    #expect(try await one.fixture.opened(one.claim).otherPayers.map(\.coverage.id) == [one.other])
    let next = try await one.move()
    let opened = try await one.fixture.opened(next)
    #expect(opened.claim.standing == .ready && opened.claim.coverage == one.other)
    #expect(opened.content?.frequency == .original && opened.content?.coverage.payer.number == "CSC02")
    #expect(opened.content?.coverage.memberID == "CB-2" && opened.content?.coverage.rank == .primary)
    #expect(opened.events.contains { $0.event.words.contains("in the place of claim 1001: Card of November.") })
    #expect(try await one.fixture.places() == [next])
    let audit = try await one.fixture.base.desk.database.read(in: .of(one.fixture.base.practice)) { connection in
      try connection.auditLines(of: .audit, limit: 10).filter { $0.act == "BillOtherPayer" }.map(\.subjects)
    }
    #expect(audit.count == 1 && audit[0].contains("claim/\(next)") && audit[0].contains("claim/\(one.claim)"))
    // Until it is sent the first payer is asked, and its refusal waits.
    #expect(try await one.fixture.open(one.claim) == 10_500)
    #expect(try await one.fixture.denials(of: one.claim) == 1)
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    #expect(try await one.fixture.open(one.claim) == 0)
    #expect(try await one.fixture.open(next) == 10_500)
    #expect(try await one.fixture.denials(of: one.claim) == 0)
  }

  @Test("Dropped before it was sent, it gives the first claim its lines, its money and its refusal back")
  func dropped() async throws {
    let one = try await Case()
    try await one.refuse()
    let next = try await one.move()
    _ = try await one.fixture.act(VoidClaim(claim: next), "drop-2")
    #expect(try await one.fixture.opened(one.claim).claim.standing == .answered)
    #expect(try await one.fixture.places() == [one.claim])
    #expect(try await one.fixture.open(one.claim) == 10_500)
    #expect(try await one.fixture.denials(of: one.claim) == 1)
  }

  @Test("A claim that names the wrong payer and has not left is dropped for the right one")
  func draft() async throws {
    let one = try await Case(isSent: false)
    let next = try await one.move()
    #expect(try await one.fixture.opened(one.claim).claim.standing == .voided)
    let opened = try await one.fixture.opened(next)
    #expect(opened.claim.standing == .ready && opened.replaces == nil && opened.content?.frequency == .original)
    #expect(try await one.fixture.places() == [next])
  }

  @Test("A number that the first payer permitted the session under is not told to the other one")
  func permissions() async throws {
    let one = try await Case(isSent: false)
    let episode = one.fixture.episode
    try await one.fixture.base.desk.write(in: one.fixture.base.practice) { connection in
      var number = PlanReferral(hasNumber: true, from: CalendarDay("2026-11-01"), to: CalendarDay("2026-12-31"))
      number.number = "PR-7"
      try connection.append(number, id: PlanReferralID(high: 3, low: 9), of: episode, at: DeskFixture.now)
    }
    _ = try await one.fixture.act(ScrubClaim(claim: one.claim), "check-claim-1")
    #expect(try await one.fixture.opened(one.claim).content?.planReferralNumber == "PR-7")
    let next = try await one.move()
    #expect(try await one.fixture.opened(next).content?.planReferralNumber == nil)
  }

  @Test("A claim that its payer has not answered, or answered with money, stays where it is")
  func stays() async throws {
    let one = try await Case()
    #expect(try await one.refusal()?.sentence.contains("has not answered yet") == true)
    try await one.fixture.answer("1001", [ClaimAdjustment(.contractual, "45", Money(cents: 4_400))], trace: "T1")
    #expect(try await one.fixture.opened(one.claim).mayGoElsewhere == false)
    #expect(try await one.refusal(key: "refused-2")?.sentence.contains("Void it") == true)
  }

  @Test("It goes to a coverage of the patient that holds on its days, and somebody says why")
  func asked() async throws {
    let one = try await Case()
    try await one.refuse()
    #expect(try await one.refusal(to: one.fixture.coverage)?.faults.map(\.field) == ["coverage"])
    #expect(try await one.refusal(saying: "", key: "refused-2")?.faults.map(\.field) == ["why"])
    let other = one.other
    try await one.fixture.base.desk.write(in: one.fixture.base.practice) { connection in
      var late = try connection.coverage(other)!
      late.from = CalendarDay("2026-11-20")
      try connection.save(late)
    }
    #expect(try await one.refusal(key: "refused-3")?.faults.map(\.field) == ["coverage"])
  }

  @Test("A correction goes to no other payer before it is dropped")
  func follower() async throws {
    let one = try await Case()
    try await one.refuse()
    let next = try await one.fixture.act(ReplaceClaim(claim: one.claim), "replace-1")
    let refusal = await #expect(throws: Refusal.self) {
      try await one.fixture.act(BillOtherPayer(claim: next, coverage: one.other, why: "Card."), "other-2")
    }
    #expect(refusal?.sentence.contains("Drop it first") == true)
  }
}
