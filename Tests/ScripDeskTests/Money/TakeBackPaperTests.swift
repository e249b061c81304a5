import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A payment that was entered from paper wrongly is taken back whole, and the right one stands in its place.
@Suite struct TakeBackPaperTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  /// Check 1 of 140.00: what was paid, and what is the patient's; the rest is forgone.
  private func paper(_ claim: String = "1", paid: Int, share: Int = 0, beside: Int = 0) -> EnterPaperRemittance {
    EnterPaperRemittance(
      PaperRemittance(
        traceNumber: "1", day: CalendarDay("2026-11-20")!, method: .cheque, payment: Self.cents(paid - beside),
        takenBeside: Self.cents(beside),
        lines: [
          PaperRemittance.Line(
            controlNumber: claim, payerClaimNumber: "ICN1", paid: Self.cents(paid),
            contractual: Self.cents(14_000 - paid - share), patient: Self.cents(share))
        ]))
  }

  private func back(_ id: RemittanceID, _ reason: String = "Typed wrongly.") -> TakeBackPaperRemittance {
    TakeBackPaperRemittance(remittance: id, reason: reason)
  }

  @Test(
    "All that it moved is moved back on the first day that is open, and the right one is entered under its number",
    arguments: DeskEngine.allCases)
  func whole(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let claim = try await money.send(1)
    let wrong = try await money.perform(paper(paid: 7_100, share: 2_000)).id
    _ = try await money.perform(TakePatientPayment(patient: money.patient, amount: Self.cents(2_000), method: .cash))
    _ = try await money.perform(CloseDay(day: DeskFixture.today, drawer: Self.cents(2_000)))
    await #expect(throws: Refusal.self) { try await money.perform(back(wrong, "")) }
    #expect(try await money.perform(back(wrong)))
    for account in [Account.suspense(wrong), .contractualAdjustment, .patientReceivable(money.patient)] {
      #expect(try await money.balance(account) == 0, "\(account)")
    }
    #expect(try await money.balance(.cash) == 2_000)
    #expect(try await money.balance(.payerReceivable(claim)) == 14_000)
    // What the patient paid of a share that is none is theirs.
    #expect(try await money.balance(.patientCredit(money.patient)) == -2_000)
    let stored = try #require(try await money.read { connection in try connection.claim(claim) })
    #expect(stored.standing == .sent && stored.payerClaimNumber == nil)
    let bench = try await money.ask(ShowRemittance(remittance: wrong))
    #expect(bench.line.remittance.state == .takenBack && bench.line.remittance.reason == "Typed wrongly.")
    #expect(bench.claims.map(\.answer.state) == [.takenBack] && bench.line.posted == .zero)
    #expect(try await money.ask(ShowDay(day: DeskFixture.today)).totals.payers == Self.cents(7_100))
    let next = DeskFixture.today.adding(days: 1)
    #expect(try await money.ask(ShowDay(day: next)).totals.payers == Self.cents(-7_100))
    let again = await #expect(throws: Refusal.self) { try await money.perform(back(wrong)) }
    #expect(again?.kind == .conflict)
    let right = try await money.perform(paper(paid: 8_100, share: 2_500))
    #expect(right.held == nil && right.id != wrong)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await money.balance(.patientReceivable(money.patient)) == 500)
    #expect(try await money.balance(.cash) == 10_100)
    try await money.verify()
  }

  @Test("What was right after all is entered again just so, once")
  func same() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    var ids: [RemittanceID] = []
    for _ in 1...3 {
      let posted = try await money.perform(paper(paid: 8_100))
      #expect(posted.held == nil && !posted.isDuplicate && !ids.contains(posted.id))
      #expect(try await money.perform(paper(paid: 8_100)).isDuplicate)
      #expect(try await money.balance(.cash) == 8_100)
      _ = try await money.perform(back(posted.id))
      ids.append(posted.id)
    }
    #expect(try await money.balance(.cash) == 0)
    try await money.verify()
  }

  @Test("A claim of it that waits does not wait any more, and its money is in no book")
  func parked() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(2, of: money.veteran)
    let wrong = try await money.perform(paper("2", paid: 7_100, share: 1_000)).id
    #expect(try await money.balance(.suspense(wrong)) == -7_100)
    #expect(try await money.perform(back(wrong)))
    #expect(try await money.balance(.suspense(wrong)) == 0)
    #expect(try await money.balance(.cash) == 0)
    #expect(try await money.ask(ShowWaitingMoney()).parked == CountedMoney())
    #expect(try await money.ask(ShowRemittances()).lines.map(\.waiting) == [0])
    #expect(try await money.perform(paper("2", paid: 8_100)).held == nil)
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    try await money.verify()
  }

  @Test("The refusal that it had answered is on the list again")
  func work() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let refused = MoneyFixture.answer(1, [[MoneyFixture.co("197", 7000)], [MoneyFixture.co("197", 7000)]], icn: "ICN9")
    try await money.post([MoneyFixture.remittance([refused])])
    let first = try await money.ask(ShowDenials()).lines.map(\.stored.id)
    let wrong = try await money.perform(paper(paid: 11_800)).id
    #expect(try await money.ask(ShowDenials()).lines.isEmpty)
    #expect(try await money.perform(back(wrong)))
    #expect(try await money.ask(ShowDenials()).lines.map(\.stored.id) == first)
    let stored = try #require(try await money.read { connection in try connection.claim(claim) })
    #expect(stored.standing == .answered && stored.payerClaimNumber == "ICN9")
    #expect(try await money.balance(.payerReceivable(claim)) == 14_000)
    try await money.verify()
  }

  @Test("What stood beside its claims goes too, unless somebody put it down to a claim since")
  func beside() async throws {
    let money = try await MoneyFixture()
    let claim = try await money.send(1)
    let wrong = try await money.perform(paper(paid: 8_100, beside: 700)).id
    _ = try await money.perform(
      ApplyPayerBalance(payer: "00932", controlNumber: "1", amount: Self.cents(700), reason: "Told so."))
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(back(wrong)) }
    #expect(refusal?.faults.map(\.field) == ["reason"])
    let applied = try #require(try await money.ask(ShowClaim(claim: claim)).decided.first)
    _ = try await money.perform(TakeBackPayerBalance(claim: claim, posting: applied.id, reason: "Not so."))
    #expect(try await money.perform(back(wrong)))
    #expect(try await money.ask(ShowPayerBalances()).isEmpty)
    for account in [Account.payerBalance("00932"), .cash, .suspense(wrong)] {
      #expect(try await money.balance(account) == 0, "\(account)")
    }
    #expect(try await money.balance(.payerReceivable(claim)) == 14_000)
    try await money.verify()
  }

  @Test("A payment of a file stands, and so does one whose answer the payer took back")
  func stands() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    try await money.send(2)
    let answer = MoneyFixture.answer(2, [[MoneyFixture.co("45", 2200)], []])
    let file = try await money.post([MoneyFixture.remittance([answer])]).remittances[0].id
    let ofFile = await #expect(throws: Refusal.self) { try await money.perform(back(file)) }
    #expect(ofFile?.kind == .conflict)
    let typed = try await money.perform(paper(paid: 11_800)).id
    let taken = ResolveTests.takeback(of: MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []]))
    try await money.post([MoneyFixture.remittance([taken], trace: "EFT2")])
    let reversed = await #expect(throws: Refusal.self) { try await money.perform(back(typed)) }
    #expect(reversed?.sentence.contains("took its answer to claim 1 back") == true)
    try await money.verify()
  }
}
