import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// The correction that a refusal asks for: lines made anew on a claim that is still in the house, or the claim as new.
@Suite struct CorrectionTests {
  /// Massage and manual therapy on one day, charged without a modifier, refused as one service.
  private func refused(_ fixture: ClaimFixture) async throws -> (claim: ClaimID, appointment: AppointmentID) {
    let appointment = try await fixture.sign(1, outside: 15)
    _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    let claim = try await fixture.act(MakeClaims(episode: fixture.episode), "claims-1")[0]
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "97", Money(cents: 10_500))], trace: "T1")
    return (claim, appointment)
  }

  @Test(
    "The lines of a draft correction are made anew on it; what the payer has is not touched",
    arguments: DeskEngine.allCases)
  func onTheReplacement(engine: DeskEngine) async throws {
    let fixture = try await ClaimFixture(engine)
    let (claim, appointment) = try await refused(fixture)
    // The patient's own line stands on a receipt, and stays there.
    _ = try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-1")
    let early = await #expect(throws: Refusal.self) {
      try await fixture.act(ChargeSession(appointment: appointment, again: true), "again-0")
    }
    #expect(early?.sentence.contains("1001") == true)
    let next = try await fixture.act(ReplaceClaim(claim: claim), "replace-1")
    try await fixture.raisePrice()
    _ = try await fixture.act(ChargeSession(appointment: appointment, again: true), "again-1")
    let opened = try await fixture.opened(next)
    #expect(opened.claim.charge.cents == 12_000 && opened.claim.standing == .ready)
    #expect(opened.content?.charge.cents == 12_000)
    #expect(opened.content?.frequency == .replacement(of: "P1001"))
    #expect(try await fixture.opened(claim).content?.charge.cents == 10_500)
    let lines = try await fixture.sheet().charges
    #expect(lines.count { $0.claim == next } == 1 && lines.count { $0.receipt != nil } == 1 && lines.count == 2)
    _ = try await fixture.act(SubmitClaims(), "submit-2")
    #expect(try await fixture.open(next) == 12_000)
    #expect(try await fixture.open(claim) == 0)
    await #expect(throws: Refusal.self) {
      try await fixture.act(ChargeSession(appointment: appointment, again: true), "again-2")
    }
  }

  @Test(
    "A correction on which nothing differs does not go, and asks for nothing twice; the claim it follows says what waits"
  )
  func nothingDiffers() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "45", Money(cents: 4_400))], trace: "T1")
    let next = try await fixture.act(ReplaceClaim(claim: claim), "replace-1")
    let opened = try await fixture.opened(next)
    #expect(opened.claim.standing == .toFix)
    #expect(opened.findings.filter { $0.level == .stops }.map(\.rule) == ["claim.nothing-differs"])
    #expect(opened.findings.map(\.what).contains("Nothing on it differs from claim 1001."))
    #expect(try await fixture.opened(claim).follower?.number == "1002")
    await #expect(throws: Refusal.self) { try await fixture.act(SubmitClaims(), "submit-2") }
    // Dropped, it leaves no trace on the first; made again with something to tell, it goes.
    _ = try await fixture.act(VoidClaim(claim: next), "drop-2")
    #expect(try await fixture.opened(claim).follower == nil)
    let told = try await fixture.correct(claim, "replace-2")
    #expect(try await fixture.opened(told).claim.standing == .ready)
    let line = try #require(try await fixture.work().ready.first)
    #expect(line.follows?.number == "1001" && !line.isVoid && line.open.cents == 10_500)
  }

  @Test("A void is no money to send: it asks for nothing, before it leaves and after")
  func voidAsksNothing() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    _ = try await fixture.act(VoidClaim(claim: claim), "void-1")
    let waiting = try #require(try await fixture.work().ready.first)
    #expect(waiting.isVoid && waiting.follows?.number == "1001" && waiting.open == .zero)
    let file = try #require(try await fixture.act(SubmitClaims(), "submit-2").controlNumber)
    #expect(try await fixture.work().sent.map(\.open.cents) == [0])
    let sent = try await fixture.base.desk.ask(ShowSentFile(file: file), by: fixture.biller)
    #expect(sent.claims == 1 && sent.amount == .zero)
  }

  @Test("The lines of a void are not made anew: it takes back what was sent")
  func onTheVoid() async throws {
    let fixture = try await ClaimFixture(.sqlite)
    let (claim, appointment) = try await refused(fixture)
    _ = try await fixture.act(VoidClaim(claim: claim), "void-1")
    await #expect(throws: Refusal.self) {
      try await fixture.act(ChargeSession(appointment: appointment, again: true), "again-1")
    }
  }

  @Test("What stands on a receipt alone is not made anew")
  func onTheReceipt() async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: "hsa")
    let appointment = try await fixture.sign(1)
    _ = try await fixture.act(ChargeSession(appointment: appointment), "charge-1")
    _ = try await fixture.act(IssueReceipt(episode: fixture.episode), "receipt-1")
    await #expect(throws: Refusal.self) {
      try await fixture.act(ChargeSession(appointment: appointment, again: true), "again-1")
    }
  }

  typealias Row = (status: RemittedClaim.Status, adjustments: [ClaimAdjustment], goes: Bool)
  static let rows: [Row] = [
    (.denied, [ClaimAdjustment(.contractual, "16", Money(cents: 10_500))], true),
    (.processedPrimary, [ClaimAdjustment(.contractual, "16", Money(cents: 10_500))], true),
    (.processedPrimary, [ClaimAdjustment(.contractual, "45", Money(cents: 4_400))], false),
    (.processedPrimary, [], false),
  ]

  @Test("Only a claim that was refused whole goes again as a new one, an original", arguments: rows.indices)
  func asNew(index: Int) async throws {
    let row = Self.rows[index]
    let fixture = try await ClaimFixture(.sqlite)
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    await #expect(throws: Refusal.self) { try await fixture.act(SendClaimAsNew(claim: claim), "new-0") }
    try await fixture.answer("1001", row.adjustments, status: row.status, trace: "T1")
    #expect(try await fixture.opened(claim).mayGoAsNew == row.goes)
    guard row.goes else {
      await #expect(throws: Refusal.self) { try await fixture.act(SendClaimAsNew(claim: claim), "new-1") }
      return
    }
    let next = try await fixture.act(SendClaimAsNew(claim: claim), "new-1")
    let opened = try await fixture.opened(next)
    #expect(opened.content?.frequency == .original && opened.claim.standing == .ready)
    #expect(opened.claim.number == "1002" && opened.content?.controlNumber == "1002")
    let same = opened.findings.first { $0.rule == "claim.refused-as-it-is" }
    #expect(same?.level == .asks && same?.what.contains("claim 1001") == true, "it is as it was refused, and says so")
    #expect(try await fixture.places() == [next])
    _ = try await fixture.act(SubmitClaims(), "submit-2")
    #expect(try await fixture.open(claim) == 0)
    #expect(try await fixture.open(next) == 10_500)
    #expect(try await fixture.denials(of: claim) == 0)
  }
}
