import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What becomes of a claim when the one that followed it is dropped.
@Suite struct FollowingClaimTests {
  enum Follower: CaseIterable, Sendable {
    case replacement, void

    func make(of claim: ClaimID, _ fixture: ClaimFixture) async throws -> ClaimID {
      switch self {
      case .replacement: try await fixture.correct(claim, "follow-1")
      case .void: try #require(try await fixture.act(VoidClaim(claim: claim), "follow-1"))
      }
    }
  }

  @Test(
    "A follower dropped before it was sent gives the lines back to the claim it followed", arguments: Follower.allCases)
  func unsent(kind: Follower) async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    let follower = try await kind.make(of: claim, fixture)
    #expect(try await fixture.act(VoidClaim(claim: follower), "drop-1") == nil)
    #expect(try await fixture.places() == [claim])
    #expect(try await fixture.opened(claim).claim.standing == .accepted)
    #expect(try await fixture.opened(follower).claim.standing == .voided)
    #expect(try await fixture.open(claim) == 10_500)
    // Nothing waits for a second original.
    await #expect(throws: Refusal.self) { try await fixture.act(MakeClaims(episode: fixture.episode), "claims-2") }
    // It may be followed again.
    _ = try await fixture.act(ReplaceClaim(claim: claim), "replace-2")
  }

  @Test(
    "A follower the payer refused is dropped: the books, the refusal and the lines are the first claim's again",
    arguments: Follower.allCases)
  func refused(kind: Follower) async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "97", Money(cents: 10_500))], trace: "T1")
    #expect(try await fixture.denials(of: claim) == 1)
    let follower = try await kind.make(of: claim, fixture)
    _ = try await fixture.act(SubmitClaims(), "submit-2")
    #expect(try await fixture.open(claim) == 0)
    #expect(try await fixture.denials(of: claim) == 0)
    _ = try await fixture.act(ReadClaimAnswers(ClaimStoryTests.refused("1002")), "refuse-2")
    #expect(try await fixture.opened(follower).claim.standing == .rejected)
    #expect(try await fixture.act(VoidClaim(claim: follower), "drop-2") == nil)
    #expect(try await fixture.places() == [claim])
    #expect(try await fixture.opened(claim).claim.standing == .answered)
    #expect(try await fixture.open(claim) == 10_500)
    #expect(try await fixture.open(follower) == 0)
    #expect(try await fixture.denials(of: claim) == 1)
    #expect(try await fixture.opened(claim).events.map(\.event.kind).contains(.restored))
  }

  @Test("What was decided about a refusal goes with the claim that is replaced, and stands again when it does")
  func decided() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.patient, "96", Money(cents: 4_000))], trace: "T1")
    let denial = try await fixture.base.desk.ask(ShowDenials(), by: fixture.biller).lines[0].stored.id
    _ = try await fixture.act(
      SettleDenial(
        denial: denial, ending: .toPatient(Money(cents: 4_000), noticeSignedOn: CalendarDay("2026-11-01")),
        how: "Notice signed."), "settle-1")
    func owed() async throws -> Int {
      try await fixture.base.desk.ask(ShowAccount(patient: fixture.patient), by: fixture.biller).balance.owed.cents
    }
    #expect(try await owed() == 4_000)
    let follower = try await Follower.replacement.make(of: claim, fixture)
    _ = try await fixture.act(SubmitClaims(), "submit-2")
    #expect(try await owed() == 0)
    // The payer's 65.00 stand until it takes them back; then nothing is left on the replaced claim.
    #expect(try await fixture.open(claim) == -6_500)
    _ = try await fixture.act(ReadClaimAnswers(ClaimStoryTests.refused("1002")), "refuse-2")
    _ = try await fixture.act(VoidClaim(claim: follower), "drop-2")
    #expect(try await owed() == 4_000)
    #expect(try await fixture.open(claim) == 0)
  }

  @Test("A claim that was paid is even again once its refused follower is dropped")
  func paid() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "45", Money(cents: 4_400))], trace: "T1")
    #expect(try await fixture.open(claim) == 0)
    let follower = try await Follower.replacement.make(of: claim, fixture)
    _ = try await fixture.act(SubmitClaims(), "submit-2")
    #expect(try await fixture.open(claim) == -10_500)
    _ = try await fixture.act(ReadClaimAnswers(ClaimStoryTests.refused("1002")), "refuse-2")
    _ = try await fixture.act(VoidClaim(claim: follower), "drop-2")
    #expect(try await fixture.open(claim) == 0)
  }

  @Test("A follower of a claim that was paid meanwhile is not sent; a void asks first", arguments: Follower.allCases)
  func paidMeanwhile(kind: Follower) async throws {
    let clock = MovedClock()
    let fixture = try await ClaimFixture(.sqlite, now: { clock.now })
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    let follower = try await kind.make(of: claim, fixture)
    #expect(try await fixture.opened(follower).claim.standing == .ready)
    clock.pass(1)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "45", Money(cents: 4_400))], trace: "T1")
    let opened = try await fixture.opened(follower)
    let finding = try #require(opened.findings.first { $0.rule == "claim.paid-meanwhile" })
    #expect(finding.what == "Claim 1001 was paid meanwhile ($61.00).")
    #expect(finding.level == (kind == .void ? .asks : .stops))
    #expect(opened.claim.standing == (kind == .void ? .ready : .toFix))
    guard kind == .replacement else { return }
    await #expect(throws: Refusal.self) { try await fixture.act(SubmitClaims(), "submit-2") }
    // A person looked: the claim that was paid stands again, and may be corrected anew.
    clock.pass(1)
    _ = try await fixture.act(VoidClaim(claim: follower), "drop-2")
    #expect(try await fixture.opened(claim).claim.standing == .answered)
    #expect(try await fixture.open(claim) == 0)
    let next = try await fixture.act(ReplaceClaim(claim: claim), "replace-2")
    #expect(try await fixture.opened(next).claim.standing == .ready)
  }

  @Test("A claim whose answer was taken off it waits for one again once its follower is dropped")
  func answerTakenOff() async throws {
    let clock = MovedClock()
    let fixture = try await ClaimFixture(
      .sqlite,
      now: {
        clock.pass(1)
        return clock.now
      })
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    // Of another charge than ours: it is parked, and posted by hand.
    try await fixture.answer("1001", [], cents: 9_000, trace: "T1")
    let desk = fixture.base.desk
    let id = try await desk.ask(ShowRemittances(), by: fixture.biller).lines[0].remittance.id
    let post = ResolveParkedClaim.Decision.post(controlNumber: "1001", contractual: .zero, toPatient: .zero)
    _ = try await fixture.act(
      ResolveParkedClaim(remittance: id, number: 0, decision: post, reason: "It is this one."), "by-hand-1")
    #expect(try await fixture.opened(claim).claim.standing == .answered)
    _ = try await fixture.act(TakeBackHandPosting(remittance: id, number: 0, reason: "It is not."), "take-off-1")
    let follower = try await Follower.replacement.make(of: claim, fixture)
    _ = try await fixture.act(VoidClaim(claim: follower), "drop-2")
    #expect(try await fixture.opened(claim).claim.standing == .accepted)
    #expect(try await fixture.open(claim) == 10_500)
  }
}
