import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// The second payer: asked for what the first one left, with its decision line by line, and answered into the same books.
@Suite struct NextPayerTests {
  static let first = [
    ClaimAdjustment(.contractual, "45", Money(cents: 2000)), ClaimAdjustment(.patient, "2", Money(cents: 2500)),
  ]

  @Test(
    "The second payer gets the first one's decision by line, and its answer settles what was left",
    arguments: DeskEngine.allCases)
  func billed(engine: DeskEngine) async throws {
    let one = try await NextPayerCase(engine)
    #expect(try await one.fixture.opened(one.claim).laterPlan?.coverage.memberID == "CB-2", "the first one is told")
    let early = try await one.refusal(one.claim, "bill-next-early")
    #expect(early != nil, "the first payer has not decided")
    try await one.answer(one.claim, .processedPrimary, Self.first, trace: "EFT1")
    let owed = try await one.account().balance.owed
    #expect(owed.cents == 2500)

    let next = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    let opened = try await one.fixture.opened(next)
    let content = try #require(opened.content)
    #expect(opened.findings.filter { $0.level == .stops } == [] && opened.claim.standing == .ready)
    #expect(content.coverage.rank == .secondary && content.coverage.memberID == "CB-2")
    #expect(content.earlierPayers.map(\.paid.cents) == [6000] && content.earlierPayers[0].payerClaimNumber == "ICNEFT1")
    let adjudication = try #require(content.lines.first?.adjudications.first)
    #expect(adjudication.paid.cents == 6000 && adjudication.adjustments == Self.first)
    #expect(adjudication.decidedOn == CalendarDay("2026-11-20"))
    #expect(opened.claim.fileBy == CalendarDay("2026-11-20")?.adding(days: 90), "from the first payer's decision on")
    #expect(opened.charges.map(\.amount.cents) == [10500] && opened.after?.id == one.claim)
    #expect(content.controlNumber != one.number)

    // The lists count what is asked of the second payer, before the claim leaves and after, not its whole charge.
    #expect(try await one.fixture.work().ready.map(\.open.cents) == [2500])
    let sent = try await one.fixture.act(SubmitClaims(), "submit-2")
    #expect(try await one.fixture.work().sent.map(\.open.cents) == [2500])
    let asked = try await one.account()
    #expect(sent.sent == 1 && asked.balance.owed == .zero && asked.payers.cents == 2500)
    let again = try await one.refusal(one.claim, "bill-next-2")
    #expect(again?.contains("asks the next payer already") == true)

    try await one.answer(
      next, .processedSecondary, [ClaimAdjustment(.other, "23", Money(cents: 8000))], trace: "EFT2",
      payer: ClaimPayer(name: "CASCADE", number: "CSC02"))
    let settled = try await one.account()
    #expect(settled.payers == .zero && settled.balance.owed == .zero)
    let third = try await one.refusal(next, "bill-next-3")
    #expect(third?.contains("no other payer") == true)
  }

  @Test("A second coverage that gets no claims is named, and the third pays second: only who has answered counts")
  func passedOver() async throws {
    let one = try await NextPayerCase()
    var third = Plan(
      id: PlanID(high: 0, low: 0), payerName: "Delta Mutual", name: "Gap", classKey: "commercial_in_network")
    third.payerNumber = "DLT03"
    let planID = try await one.fixture.act(SavePlan(third, isNew: true), "third-plan")
    let (patient, second) = (one.fixture.patient, one.second)
    try await one.fixture.base.desk.write(in: one.fixture.base.practice) { connection in
      var unasked = try connection.plan(connection.coverage(second)!.plan)!
      unasked.classKey = "hsa"
      try connection.save(unasked)
      try connection.save(
        Coverage(id: CoverageID(high: 2, low: 33), patient: patient, plan: planID, memberID: "DM-3", rank: 3))
    }
    try await one.answer(one.claim, .processedPrimary, Self.first, trace: "EFT1")
    guard case .mayBeBilled(let later) = try await one.fixture.opened(one.claim).nextPayer else {
      Issue.record("nobody may be billed")
      return
    }
    #expect(later.plan.payerName == "Delta Mutual")
    #expect(later.passedOver == "Cascade Benefit Choice gets no claims for massage and is passed over.")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    let opened = try await one.fixture.opened(next)
    #expect(opened.content?.coverage.rank == .secondary && opened.content?.earlierPayers.count == 1)
    #expect(opened.events.contains { $0.event.words.contains("Cascade Benefit Choice gets no claims") })
  }

  @Test("Where the payer sent its decision on itself, nothing is billed and that is said")
  func crossover() async throws {
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimaryForwarded, Self.first, trace: "EFT1")
    let said = try await one.refusal(one.claim, "bill-next-1")
    #expect(said?.contains("sent this claim on to CASCADE itself. Wait") == true)
  }

  @Test(
    "A claim that was sent on and did not arrive is billed from here: what waited is asked of the next payer, once",
    arguments: DeskEngine.allCases)
  func notArrived(engine: DeskEngine) async throws {
    let one = try await NextPayerCase(engine)
    try await one.answer(one.claim, .processedPrimaryForwarded, Self.first, trace: "EFT1")
    let waiting = try await one.account()
    #expect(waiting.payers.cents == 2500 && waiting.balance.owed == .zero)
    #expect(try await one.work() == [2500])
    func bill(_ said: String, _ key: String) async throws -> ClaimID {
      try await one.fixture.act(BillNextPayer(claim: one.claim, notArrived: said), key)
    }
    let silent = await #expect(throws: Refusal.self) { try await bill("", "bill-missing-1") }
    #expect(silent?.faults.map(\.field) == ["notArrived"])

    let draft = try await bill("No such claim, call of 24 Nov.", "bill-missing-2")
    let owed = try await one.account()
    #expect(owed.payers == .zero && owed.balance.owed.cents == 2500)
    #expect(try await one.work() == [])
    // A draft that is dropped moves nothing twice.
    _ = try await one.fixture.act(VoidClaim(claim: draft), "drop-missing-1")
    let next = try await bill("No such claim, call of 24 Nov.", "bill-missing-3")
    #expect(try await one.account().balance.owed.cents == 2500)
    let content = try #require(try await one.fixture.opened(next).content)
    #expect(content.coverage.rank == .secondary && content.earlierPayers.map(\.paid.cents) == [6000])

    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    let asked = try await one.account()
    #expect(asked.payers.cents == 2500 && asked.balance.owed == .zero)
    let again = try await one.refusal(one.claim, "bill-missing-4")
    #expect(again?.contains("asks the next payer already") == true)
  }

  @Test("Of a share that did not arrive, what is no patient's without a notice stays with the payer that sent it on")
  func notTheirs() async throws {
    let one = try await NextPayerCase()
    let decided = Self.first + [ClaimAdjustment(.patient, "96", Money(cents: 2000))]
    try await one.answer(one.claim, .processedPrimaryForwarded, decided, trace: "EFT1")
    #expect(try await one.work() == [4500])
    func bill(_ key: String) async throws -> ClaimID {
      try await one.fixture.act(BillNextPayer(claim: one.claim, notArrived: "No such claim."), key)
    }
    let draft = try await bill("bill-missing-1")
    #expect(try await one.account().balance.owed.cents == 2500)
    #expect(try await one.fixture.open(one.claim) == 2000)
    #expect(try await one.work() == [2000])
    _ = try await one.fixture.act(VoidClaim(claim: draft), "drop-missing-1")
    let next = try await bill("bill-missing-2")
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 2500)
    #expect(try await one.work() == [2000])
  }

  @Test("Once the payer it was sent on to has answered, nobody waits for it and nobody is billed again")
  func arrived() async throws {
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimaryForwarded, Self.first, trace: "EFT1")
    try await one.answer(
      one.claim, .processedSecondary, [ClaimAdjustment(.other, "23", Money(cents: 8000))], trace: "EFT2",
      payer: ClaimPayer(name: "CASCADE", number: "CSC02"))
    let said = try await one.refusal(one.claim, "bill-next-1")
    #expect(said?.contains("CASCADE has answered") == true)
    let settled = try await one.account()
    #expect(settled.payers == .zero)
    #expect(try await one.work() == [])
  }

  @Test("What was sent on is asked of nobody while the chart names no other payer")
  func nobody() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    let number = try await fixture.opened(claim).claim.number
    try await fixture.send(number, claim)
    try await fixture.answer(number, Self.first, status: .processedPrimaryForwarded, trace: "EFT1")
    #expect(try await fixture.open(claim) == 2500)
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.act(BillNextPayer(claim: claim, notArrived: "No such claim."), "bill-missing-1")
    }
    #expect(refusal?.sentence.contains("Enter the coverage") == true)
    #expect(try await fixture.denials(of: claim) == 1)
  }

  @Test("Where the first payer left the patient nothing, the second is asked for nothing")
  func nothingLeft() async throws {
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimary, [Self.first[0]], trace: "EFT1")
    let said = try await one.refusal(one.claim, "bill-next-1")
    #expect(said?.contains("left nothing") == true)
  }

  @Test(
    "A claim to the second payer that is dropped leaves its lines on the first, and what it asked is the patient's again"
  )
  func dropped() async throws {
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimary, Self.first, trace: "EFT1")
    let draft = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    _ = try await one.fixture.act(VoidClaim(claim: draft), "drop-claim-1")
    let kept = try await one.fixture.opened(one.claim)
    let sheet = try await one.fixture.sheet()
    #expect(kept.charges.count == 1 && sheet.charges.allSatisfy { $0.claim == one.claim })

    let second = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-2")
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    let id = one.fixture.base.practice
    try await one.fixture.base.desk.write(in: id) { connection in
      try connection.note(.rejected, of: second, at: DeskFixture.now)
    }
    _ = try await one.fixture.act(VoidClaim(claim: second), "drop-claim-2")
    let account = try await one.account()
    #expect(account.balance.owed.cents == 2500 && account.payers == .zero)
  }

  @Test("A coverage for an injury is no next payer of other treatment")
  func otherInjury() async throws {
    let one = try await NextPayerCase()
    let coverage = one.second
    try await one.fixture.base.desk.write(in: one.fixture.base.practice) { connection in
      var injury = try connection.coverage(coverage)!
      injury.claimNumber = "BB12345"
      injury.injuryDate = CalendarDay("2025-03-01")
      try connection.save(injury)
    }
    try await one.answer(one.claim, .processedPrimary, Self.first, trace: "EFT1")
    #expect(try await one.refusal(one.claim, "bill-next-1")?.contains("no other payer") == true)
  }

  @Test("A first payer's answer that is taken back is not what the second is told")
  func takenBack() async throws {
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimary, Self.first, trace: "EFT1")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    let place = try await one.fixture.base.desk.database.read(in: .of(one.fixture.base.practice)) { connection in
      try connection.answers(to: [one.claim])[0].place
    }
    try await one.fixture.base.desk.write(in: one.fixture.base.practice) { connection in
      var answer = try connection.answer(at: place)!
      answer.content.reversedBy = StoredAnswer.Place(place.remittance, 99)
      try connection.note(answer)
    }
    let standing = try await one.fixture.act(ScrubClaim(claim: next), "check-claim-1")
    #expect(standing == .toFix)
    let rules = try await one.fixture.opened(next).findings.map(\.rule)
    #expect(rules.contains("claim.earlier"))
  }
}
