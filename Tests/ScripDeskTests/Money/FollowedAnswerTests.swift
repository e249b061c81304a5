import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What rests on a payer's answer follows it, whether it posted itself or a person posted it.
@Suite struct FollowedAnswerTests {
  /// The first payer's answer to a claim; by hand, it is parked under another name first.
  private func answer(_ one: NextPayerCase, byHand: Bool, trace: String) async throws {
    let came = try await one.answer(
      one.claim, .processedPrimary, NextPayerTests.first, trace: trace, of: byHand ? "Other" : nil)
    guard byHand else { return }
    _ = try await one.fixture.act(
      ResolveParkedClaim(
        remittance: came, number: 0,
        decision: .post(
          controlNumber: one.number, contractual: Money(cents: 2_000), toPatient: Money(cents: 2_500)),
        reason: "Her maiden name.", meant: [.otherPatient]), "resolve-\(trace)")
  }

  @Test("A correction that has not left is held back when the first claim is paid after all", arguments: [false, true])
  func correction(byHand: Bool) async throws {
    let one = try await NextPayerCase()
    _ = try await one.fixture.act(
      ReadClaimAnswers(ClaimStoryTests.taken(one.number, payerNumber: "P1")), "take-claim-1")
    let next = try await one.fixture.correct(one.claim, "replace-1")
    #expect(try await one.fixture.opened(next).claim.standing == .ready)
    try await answer(one, byHand: byHand, trace: "EFT1")
    #expect(try await one.fixture.opened(next).claim.standing == .toFix)
  }

  @Test("A claim to the second payer that has not left follows what the first decides", arguments: [false, true])
  func later(byHand: Bool) async throws {
    let one = try await NextPayerCase()
    try await answer(one, byHand: false, trace: "EFT1")
    let next = try await one.fixture.act(BillNextPayer(claim: one.claim), "bill-next-1")
    #expect(try await one.fixture.opened(next).claim.standing == .ready)
    try await one.reverse(one.claim, NextPayerTests.first, trace: "EFT2")
    #expect(try await one.fixture.opened(next).claim.standing == .toFix)
    try await answer(one, byHand: byHand, trace: "EFT3")
    #expect(try await one.fixture.opened(next).claim.standing == .ready)
  }

  @Test("Answers of one moment stand in the order in which they were posted")
  func order() async throws {
    for _ in 1...6 {
      let money = try await MoneyFixture()
      let claim = try await money.send(1)
      let decided = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2_200)], []])
      let back = MoneyFixture.answer(
        1, [[MoneyFixture.co("45", -2_200)], []], status: .reversal, cents: [-7_000, -7_000])
      for (trace, answer) in [("EFT1", decided), ("EFT2", back), ("EFT3", decided)] {
        try await money.post([MoneyFixture.remittance([answer], trace: trace)])
      }
      let traces = try await money.read { connection in
        try connection.answers(to: [claim]).map { try connection.remittance($0.place.remittance)?.traceNumber }
      }
      #expect(traces == ["EFT1", "EFT2", "EFT3"])
    }
  }
}
