import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// When the lines of a void are open again: once the payer itself has carried it out.
@Suite struct VoidTests {
  typealias Row = (code: ClaimStatus.Code, isOpen: Bool)
  static let rows: [Row] = [
    (.init("A1", "19", entity: "PR"), false), (.init("A0", "17", entity: "AY"), false),
    (.init("A2", "20", entity: "AY"), false), (.init("A2", "20"), false), (.init("A2", "20", entity: "PR"), true),
    (.init("F1", "65", entity: "PR"), true), (.init("F3", "101"), true),
  ]

  private func sentVoid(_ fixture: ClaimFixture) async throws -> (claim: ClaimID, void: ClaimID) {
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    let void = try #require(try await fixture.act(VoidClaim(claim: claim), "void-1"))
    _ = try await fixture.act(SubmitClaims(), "submit-void")
    return (claim, void)
  }

  @Test("Only what the payer itself says frees the lines of a void", arguments: rows.indices)
  func answers(index: Int) async throws {
    let row = Self.rows[index]
    let fixture = try await ClaimFixture(.sqlite)
    let (_, void) = try await sentVoid(fixture)
    _ = try await fixture.act(
      ReadClaimAnswers(ClaimStoryTests.acknowledged("1002", "P1002", row.code, action: "WQ")), "answer-1")
    #expect(try await fixture.places() == [row.isOpen ? nil : void])
    #expect(try await fixture.opened(void).claim.standing == (row.isOpen ? .answered : .accepted))
    // The clearinghouse's receipt does not stand in the way of the payer's word.
    _ = try await fixture.act(ReadClaimAnswers(ClaimStoryTests.taken("1002", payerNumber: "P1002")), "answer-2")
    #expect(try await fixture.places() == [nil])
  }

  @Test("A payer that takes its payment back has carried the void out", arguments: DeskEngine.allCases)
  func reversal(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "45", Money(cents: 4_400))], trace: "T1")
    let void = try #require(try await fixture.act(VoidClaim(claim: claim), "void-1"))
    _ = try await fixture.act(SubmitClaims(), "submit-void")
    #expect(try await fixture.places() == [void])
    try await fixture.answer(
      "1001", [ClaimAdjustment(.contractual, "45", Money(cents: -4_400))], status: .reversal, cents: -10_500,
      trace: "T2")
    #expect(try await fixture.places() == [nil])
    #expect(try await fixture.open(claim) == 0)
    #expect(try await fixture.opened(void).claim.standing == .answered)
  }

  @Test("A void on paper is closed by whoever heard the payer confirm it")
  func confirmed() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    await #expect(throws: Refusal.self) { try await fixture.act(ConfirmVoid(claim: claim), "confirm-0") }
    try await fixture.send("1001", claim)
    let void = try #require(try await fixture.act(VoidClaim(claim: claim), "void-1"))
    await #expect(throws: Refusal.self) { try await fixture.act(ConfirmVoid(claim: void), "confirm-1") }
    _ = try await fixture.act(PostPaperClaim(claim: void), "posted-1")
    #expect(try await fixture.act(ConfirmVoid(claim: void), "confirm-2"))
    #expect(try await fixture.places() == [nil])
    await #expect(throws: Refusal.self) { try await fixture.act(ConfirmVoid(claim: void), "confirm-3") }
    // A void is not followed.
    await #expect(throws: Refusal.self) { try await fixture.act(VoidClaim(claim: void), "void-2") }
  }
}
