import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What a payer carries forward (PLB FB) is a debt that it holds back later, never money for a claim.
@Suite struct CarriedBalanceTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }
  static let paid = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []])

  /// Claim 1 was paid 118.00; a payment of nothing takes that back and carries it forward.
  private func carried(_ engine: DeskEngine = .sqlite) async throws -> (MoneyFixture, RemittanceID) {
    let money = try await MoneyFixture(engine)
    try await money.send(1)
    try await money.post([MoneyFixture.remittance([Self.paid])])
    let forward = ProviderAdjustment("FB", reference: "ICN1", amount: Self.cents(-11_800))
    let taken = MoneyFixture.remittance([ResolveTests.takeback(of: Self.paid)], trace: "EFT2", beside: [forward])
    #expect(taken.payment == .zero)
    return (money, try await money.post([taken]).remittances[0].id)
  }

  @Test("It stands as what the payer will hold back, and about our claim", arguments: DeskEngine.allCases)
  func debt(engine: DeskEngine) async throws {
    let (money, id) = try await carried(engine)
    let balance = try #require(try await money.ask(ShowPayerBalances()).first)
    #expect(balance.open.carried == Self.cents(11_800) && !balance.open.isForClaims)
    #expect(balance.claims.mapValues(\.number) == ["ICN1": "1"])
    #expect(try await money.ask(ShowRemittance(remittance: id)).claimsBeside.mapValues(\.number) == ["ICN1": "1"])
    let waiting = try await money.ask(ShowWaitingMoney())
    #expect(waiting.beside == CountedMoney() && waiting.carried == CountedMoney(1, Self.cents(11_800)))
    try await money.verify()
  }

  @Test("It is put down to no claim", arguments: [nil, true, false])
  func noClaim(isTaken: Bool?) async throws {
    let (money, _) = try await carried()
    let act = ApplyPayerBalance(
      payer: "00932", controlNumber: "1", amount: Self.cents(11_800), isTaken: isTaken, reason: "Told so.")
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(act) }
    #expect(refusal?.faults.map(\.field) == [isTaken == true ? "amount" : "payer"])
    #expect(try await money.balance(.payerReceivable(ClaimID(high: 5, low: 1))) == 14_000)
    #expect(try await money.balance(.payerBalance("00932")) == -11_800)
  }

  @Test("Held back from a later payment, it is settled")
  func heldBack() async throws {
    let (money, _) = try await carried()
    try await money.send(2)
    let other = MoneyFixture.answer(2, [[MoneyFixture.co("45", 2200)], []], icn: "ICN2")
    let back = ProviderAdjustment("FB", reference: "EFT2", amount: Self.cents(11_800))
    try await money.post([MoneyFixture.remittance([other], trace: "EFT3", beside: [back])])
    #expect(try await money.ask(ShowPayerBalances()).isEmpty)
    #expect(try await money.ask(ShowWaitingMoney()).carried == CountedMoney())
    #expect(try await money.balance(.payerBalance("00932")) == 0)
    try await money.verify()
  }

  @Test("A number that another payer gave names none of this payer's claims")
  func strangers() async throws {
    let (money, _) = try await carried()
    let claims = try await money.read { connection in
      [
        try connection.claim(namedBeside: "ICN1", by: "00932"), try connection.claim(namedBeside: "1", by: "00932"),
        try connection.claim(namedBeside: "ICN1", by: "EVG01"), try connection.claim(namedBeside: "X9", by: "00932"),
      ].map { $0?.number }
    }
    #expect(claims == ["1", "1", nil, nil])
  }
}
