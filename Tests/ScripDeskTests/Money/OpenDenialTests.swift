import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Refused claims and Money count what is open on the claim, whatever was put down to it since.
@Suite struct OpenDenialTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  /// Claim 1: 70.00 paid, 70.00 refused; beside it the payer gave 70.00.
  private func refused(_ engine: DeskEngine = .sqlite) async throws -> MoneyFixture {
    let money = try await MoneyFixture(engine)
    try await money.send(1)
    let answer = MoneyFixture.answer(1, [[MoneyFixture.co("197", 7000)], []])
    let given = ProviderAdjustment("72", reference: nil, amount: Self.cents(-7000))
    try await money.post([MoneyFixture.remittance([answer], beside: [given])])
    return money
  }

  @Test(
    "The patient is offered as an end only where the payer's patients may be billed",
    arguments: [("va_ccn", false), ("commercial_in_network", true)])
  func whoMayOwe(classKey: String, mayOwe: Bool) async throws {
    let fixture = try await ClaimFixture(.sqlite, classKey: classKey)
    if classKey == "va_ccn" {
      let grant = PermittedClaimTests.granted("A", "2026-11-01", "2027-01-30")
      _ = try await fixture.act(RecordAuthorization(episode: fixture.episode, authorization: grant), "grant-1")
    }
    let claim = try await fixture.makeClaim(1)
    try await fixture.send("1001", claim)
    try await fixture.answer("1001", [ClaimAdjustment(.contractual, "197", Self.cents(10_500))], trace: "T1")
    let list = try await fixture.base.desk.ask(ShowDenials(), by: fixture.biller)
    let refusal = try #require(list.lines.first).stored.id
    let opened = try await fixture.base.desk.ask(ShowDenial(denial: refusal), by: fixture.biller)
    #expect(opened.patientMayOwe == mayOwe)
  }

  private func put(_ cents: Int) -> ApplyPayerBalance {
    ApplyPayerBalance(payer: "00932", controlNumber: "1", amount: Self.cents(cents), reason: "Told so.")
  }

  @Test("Paid in part beside the claims, the refusal is of the rest", arguments: DeskEngine.allCases)
  func part(engine: DeskEngine) async throws {
    let money = try await refused(engine)
    #expect(try await money.ask(ShowWaitingMoney()).denials == CountedMoney(1, Self.cents(7000)))
    _ = try await money.perform(put(3000))
    let line = try #require(try await money.ask(ShowDenials()).lines.first)
    #expect(line.open == Self.cents(4000) && line.stored.denial.amount == Self.cents(7000))
    #expect(try await money.ask(ShowDenial(denial: line.stored.id)).line.open == Self.cents(4000))
    #expect(try await money.ask(ShowWaitingMoney()).denials == CountedMoney(1, Self.cents(4000)))
    _ = try await money.perform(
      SettleDenial(denial: line.stored.id, ending: .writeOff(Self.cents(4000)), how: "Too small."))
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    #expect(try await money.ask(ShowWaitingMoney()).denials == CountedMoney())
    try await money.verify()
  }

  @Test("Paid whole it is off the list, and on it again as old as it was when that is taken back")
  func whole() async throws {
    let money = try await refused()
    let first = try await money.ask(ShowDenials()).lines.map(\.stored)
    _ = try await money.perform(put(7000))
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    let claim = ClaimID(high: 5, low: 1)
    let applied = try #require(try await money.ask(ShowClaim(claim: claim)).decided.first)
    _ = try await money.perform(TakeBackPayerBalance(claim: claim, posting: applied.id, reason: "Another's."))
    #expect(try await money.ask(ShowDenials()).lines.map(\.stored) == first)
    #expect(try await money.ask(ShowWaitingMoney()).denials == CountedMoney(1, Self.cents(7000)))
    try await money.verify()
  }

  @Test("Several refusals of one claim are open for no more than the claim is")
  func several() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let answer = MoneyFixture.answer(1, [[MoneyFixture.co("197", 7000)], []])
    let beside = [("WO", 700), ("72", -3000)].map { ProviderAdjustment($0.0, reference: nil, amount: Self.cents($0.1)) }
    try await money.post([MoneyFixture.remittance([answer], beside: beside)])
    for (amount, isTaken) in [(700, true), (3000, false)] {
      _ = try await money.perform(
        ApplyPayerBalance(
          payer: "00932", controlNumber: "1", amount: Self.cents(amount), isTaken: isTaken, reason: "Told so."))
    }
    let lines = try await money.ask(ShowDenials()).lines
    #expect(lines.count == 2 && lines.reduce(0) { $0 + $1.open.cents } == 4700)
    #expect(try await money.ask(ShowWaitingMoney()).denials == CountedMoney(2, Self.cents(4700)))
  }
}
