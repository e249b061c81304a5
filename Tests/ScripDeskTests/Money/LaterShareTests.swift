import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// The share that a claim to a later payer took over from the patient, when the claim before it is decided anew.
@Suite struct LaterShareTests {
  /// Bills the second payer for the 25.00 that the first one left, and sends it.
  private func second(_ one: NextPayerCase) async throws -> ClaimID {
    try await one.answer(one.claim, .processedPrimary, NextPayerTests.first, trace: "EFT1")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    return next
  }

  private static let cascade = ClaimPayer(name: "CASCADE", number: "CSC02")

  @Test("A first payer that takes its answer back makes no credit; the second is asked for nothing until it decides")
  func reversed() async throws {
    let one = try await NextPayerCase()
    let next = try await second(one)
    try await one.reverse(one.claim, [NextPayerTests.first[0], NextPayerTests.first[1]], trace: "EFT2")
    let back = try await one.account()
    #expect(back.balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 0)
    #expect(try await one.fixture.open(one.claim) == 10_500)
    try await one.answer(one.claim, .processedPrimary, NextPayerTests.first, trace: "EFT3")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 2_500)
    #expect(try await one.fixture.open(one.claim) == 0)
    let events = try await one.fixture.opened(next).events.map(\.event.words)
    #expect(events.contains { $0.contains("leaves $0.00 now; this claim asks for $25.00") })
  }

  @Test("A correction of the first claim, answered with less, leaves the second payer's claim with less to ask")
  func less() async throws {
    let one = try await NextPayerCase()
    let next = try await second(one)
    try await one.reverse(one.claim, [NextPayerTests.first[0], NextPayerTests.first[1]], trace: "EFT2")
    let left = [NextPayerTests.first[0], ClaimAdjustment(.patient, "2", Money(cents: 1_000))]
    try await one.answer(one.claim, .processedPrimary, left, trace: "EFT3")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 1_000)
  }

  @Test("A replaced claim to the second payer asks the whole share once, and the takeback leaves nobody anything")
  func replaced() async throws {
    let one = try await NextPayerCase()
    let next = try await second(one)
    let decided = [
      ClaimAdjustment(.other, "23", Money(cents: 8_000)), ClaimAdjustment(.patient, "2", Money(cents: 1_500)),
    ]
    try await one.answer(next, .processedSecondary, decided, trace: "EFT2", payer: Self.cascade)
    #expect(try await one.account().balance.owed.cents == 1_500)
    let follower = try await one.fixture.correct(next, "replace-2")
    _ = try await one.fixture.act(SubmitClaims(), "submit-3")
    // 10.00 are the payer's until it takes them back, and the patient still owes what it left.
    let between = try await one.account()
    #expect(between.balance == PatientBalance(owed: Money(cents: 1_500)))
    #expect(try await one.fixture.open(next) == -2_500)
    #expect(try await one.fixture.open(follower) == 2_500)
    try await one.reverse(next, decided, trace: "EFT3", payer: Self.cascade)
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 0)
    #expect(try await one.fixture.open(follower) == 2_500)
  }

  @Test("A third payer is asked for what the second left, not for what the first did as well")
  func third() async throws {
    let one = try await NextPayerCase()
    var plan = Plan(
      id: PlanID(high: 0, low: 0), payerName: "Delta Mutual", name: "Gap", classKey: "commercial_in_network")
    plan.payerNumber = "DLT03"
    let planID = try await one.fixture.act(SavePlan(plan, isNew: true), "third-plan")
    _ = try await one.fixture.act(
      SaveCoverage(
        Coverage(
          id: CoverageID(high: 0, low: 0), patient: one.fixture.patient, plan: planID, memberID: "DM-3", rank: 3),
        isNew: true), "third-coverage")
    let next = try await second(one)
    let decided = [
      ClaimAdjustment(.other, "23", Money(cents: 8_000)), ClaimAdjustment(.patient, "2", Money(cents: 1_500)),
    ]
    try await one.answer(next, .processedSecondary, decided, trace: "EFT2", payer: Self.cascade)
    let last = try await one.fixture.act(BillNextPayer(claim: next), "bill-next-2")
    _ = try await one.fixture.act(SubmitClaims(), "submit-3")
    #expect(try await one.fixture.open(last) == 1_500)
    #expect(try await one.account().balance == PatientBalance())
  }

  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  @Test("A claim that did not arrive and was billed on makes no credit when the first one is replaced")
  func takenUp() async throws {
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimaryForwarded, NextPayerTests.first, trace: "EFT1")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim, notArrived: "No such claim."), "bill-next-1")
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    let follower = try await one.fixture.correct(one.claim, "replace-1")
    _ = try await one.fixture.act(SubmitClaims(claims: [follower]), "submit-3")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 0)
    let number = try await one.fixture.opened(follower).claim.number
    _ = try await one.fixture.act(ReadClaimAnswers(ClaimStoryTests.refused(number)), "refuse-3")
    _ = try await one.fixture.act(VoidClaim(claim: follower), "drop-3")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 2_500)
  }

  @Test("What never became the patient's is not taken over from them")
  func open() async throws {
    let one = try await NextPayerCase()
    let decided = NextPayerTests.first + [ClaimAdjustment(.patient, "96", Self.cents(2_000))]
    try await one.answer(one.claim, .processedPrimary, decided, trace: "EFT1")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 2_500)
    #expect(try await one.fixture.open(one.claim) == 2_000)
  }

  @Test("A later claim that is about to be replaced gives the share back as well")
  func draft() async throws {
    let one = try await NextPayerCase()
    let next = try await second(one)
    let decided = [
      ClaimAdjustment(.other, "23", Self.cents(8_000)), ClaimAdjustment(.patient, "2", Self.cents(1_500)),
    ]
    try await one.answer(next, .processedSecondary, decided, trace: "EFT2", payer: Self.cascade)
    _ = try await one.fixture.act(ReplaceClaim(claim: next), "replace-2")
    try await one.reverse(one.claim, NextPayerTests.first, trace: "EFT3")
    // What the second payer left stands until it takes that back; its 10.00 and the patient's 15.00 are to be asked anew.
    #expect(try await one.account().balance == PatientBalance(owed: Self.cents(1_500)))
    #expect(try await one.fixture.open(next) == -2_500)
  }

  @Test("An answer posted by hand gives the later claim its share as one that posted itself does")
  func byHand() async throws {
    let one = try await NextPayerCase()
    let next = try await second(one)
    try await one.reverse(one.claim, NextPayerTests.first, trace: "EFT2")
    let parked = try await one.answer(one.claim, .processedPrimary, NextPayerTests.first, trace: "EFT3", of: "Other")
    _ = try await one.fixture.act(
      ResolveParkedClaim(
        remittance: parked, number: 0,
        decision: .post(controlNumber: one.number, contractual: Self.cents(2_000), toPatient: Self.cents(2_500)),
        reason: "Her maiden name.", meant: [.otherPatient]), "resolve-1")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 2_500)
  }

  @Test("A share that did not arrive and is asked of the next payer is undone by hand when the first decides anew")
  func undone() async throws {
    let one = try await NextPayerCase()
    try await one.answer(one.claim, .processedPrimaryForwarded, NextPayerTests.first, trace: "EFT1")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim, notArrived: "No such claim."), "bill-next-1")
    _ = try await one.fixture.act(SubmitClaims(), "submit-2")
    try await one.reverse(one.claim, NextPayerTests.first, trace: "EFT2")
    let left = [NextPayerTests.first[0], ClaimAdjustment(.patient, "2", Self.cents(1_500))]
    let parked = try await one.answer(one.claim, .processedPrimary, left, trace: "EFT3")
    let shown = try await one.fixture.base.desk.ask(ShowRemittance(remittance: parked), by: one.fixture.biller)
    let transfer = try #require(shown.claims[0].decisions.first { $0.cause == .transferToPatient }).id
    _ = try await one.fixture.act(
      ResolveParkedClaim(
        remittance: parked, number: 0,
        decision: .post(
          controlNumber: one.number, contractual: Self.cents(2_000), toPatient: Self.cents(1_500),
          takingBack: [transfer]), reason: "Decided anew."), "resolve-1")
    #expect(try await one.account().balance == PatientBalance())
    #expect(try await one.fixture.open(next) == 1_500)
    #expect(try await one.fixture.open(one.claim) == 0)
  }

  @Test("A claim to the second payer keeps its lines when the first one is replaced")
  func lines() async throws {
    let one = try await NextPayerCase()
    let next = try await second(one)
    let follower = try await one.fixture.act(ReplaceClaim(claim: one.claim), "replace-1")
    let opened = try await one.fixture.opened(next)
    #expect(opened.charges.map(\.amount.cents) == [10_500] && opened.after?.id == follower)
  }

  @Test("Once a void was carried out the second payer may be billed again")
  func voided() async throws {
    let one = try await NextPayerCase()
    let next = try await second(one)
    let decided = [ClaimAdjustment(.other, "23", Self.cents(8_000))]
    try await one.answer(next, .processedSecondary, decided, trace: "EFT2", payer: Self.cascade)
    _ = try await one.fixture.act(VoidClaim(claim: next), "void-2")
    _ = try await one.fixture.act(SubmitClaims(), "submit-3")
    #expect(try await one.refusal(one.claim, "bill-next-2")?.contains("asks the next payer already") == true)
    try await one.reverse(next, decided, trace: "EFT3", payer: Self.cascade)
    #expect(try await one.account().balance.owed.cents == 2_500)
    #expect(try await one.refusal(one.claim, "bill-next-3") == nil)
  }
}
