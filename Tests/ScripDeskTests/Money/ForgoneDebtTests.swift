import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A debt that was forgone and then goes by itself: what was paid may become credit, what was forgone never.
@Suite struct ForgoneDebtTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  private func balance(_ fixture: ClaimFixture) async throws -> PatientBalance {
    try await fixture.base.desk.ask(ShowAccount(patient: fixture.patient), by: fixture.biller).balance
  }

  private func writtenOff(_ fixture: ClaimFixture) async throws -> Int {
    try await fixture.base.desk.database.read(in: .of(fixture.base.practice)) { try $0.balance(of: .writeOff).cents }
  }

  typealias Row = (paid: Int, forgone: [Int], held: Int, stays: Int)
  /// Of a receipt of 90.00: what was paid with it, what was written off, then what is held once it is voided, and what
  /// stays written off.
  static let rows: [Row] = [
    (0, [9_000], 0, 0), (4_000, [5_000], 4_000, 0), (0, [2_000, 7_000], 0, 0), (0, [3_000], 0, 0),
    (9_000, [], 9_000, 0),
  ]

  @Test("A receipt voided after its debt was written off gives back what was paid on it", arguments: rows.indices)
  func receipt(index: Int) async throws {
    let row = Self.rows[index]
    let fixture = try await ReceiptActTests.charged(["2026-11-18"])
    let paid = Receipt.Payment(amount: Self.cents(row.paid), method: .cash, day: DeskFixture.today)
    let id = try await fixture.act(
      IssueReceipt(episode: fixture.episode, payments: row.paid == 0 ? [] : [paid]), "receipt")
    for amount in row.forgone {
      _ = try await fixture.act(
        WriteOffPatient(patient: fixture.patient, amount: Self.cents(amount), reason: "Hardship."), "forgo-\(amount)")
    }
    let over = VoidReceipt(receipt: id, givenBack: Self.cents(row.paid + 1), method: .cash)
    await #expect(throws: Refusal.self) { try await fixture.act(over, "over") }
    _ = try await fixture.act(VoidReceipt(receipt: id, givenBack: .zero, method: .cash), "void")
    let after = try await balance(fixture)
    #expect(after == PatientBalance(owed: .zero, credit: Self.cents(row.held)))
    #expect(try await writtenOff(fixture) == row.stays)
  }

  @Test("Where another debt was forgone as well, only as much comes back as nobody paid")
  func part() async throws {
    let fixture = try await ReceiptActTests.charged(["2026-11-18", "2026-11-19"])
    let sheet = try await fixture.sheet()
    let lines = sheet.charges.map(\.charge.id)
    let first = try await fixture.act(IssueReceipt(episode: fixture.episode, charges: [lines[0]]), "receipt-1")
    _ = try await fixture.act(IssueReceipt(episode: fixture.episode, charges: [lines[1]]), "receipt-2")
    _ = try await fixture.act(
      WriteOffPatient(patient: fixture.patient, amount: Self.cents(15_000), reason: "Hardship."), "forgo")
    #expect(try await balance(fixture).owed.cents == 3_000)
    _ = try await fixture.act(VoidReceipt(receipt: first), "void")
    // 90.00 asked, 150.00 forgone: 60.00 of it had no debt any more.
    #expect(try await balance(fixture) == PatientBalance())
    #expect(try await writtenOff(fixture) == 9_000)
    let standing = try await fixture.base.desk.database.read(in: .of(fixture.base.practice)) { connection in
      try connection.postings(about: fixture.patient).standingDecisions
    }
    #expect(standing.map(\.note) == ["Hardship."] && standing[0].entries.map(\.amount.cents).max() == 9_000)
  }

  @Test("A write-off goes with its debt, also where the patient has paid others: nobody gets money that was never paid")
  func regular() async throws {
    let clock = MovedClock()
    let fixture = try await ReceiptActTests.charged(["2026-11-18", "2026-11-19"]) {
      clock.pass(1)
      return clock.now
    }
    let lines = try await fixture.sheet().charges.map(\.charge.id)
    let paid = Receipt.Payment(amount: Self.cents(9_000), method: .cash, day: DeskFixture.today)
    _ = try await fixture.act(
      IssueReceipt(episode: fixture.episode, charges: [lines[0]], payments: [paid]), "receipt-1")
    let second = try await fixture.act(IssueReceipt(episode: fixture.episode, charges: [lines[1]]), "receipt-2")
    _ = try await fixture.act(
      WriteOffPatient(patient: fixture.patient, amount: Self.cents(9_000), reason: "Hardship."), "forgo")
    _ = try await fixture.act(VoidReceipt(receipt: second), "void")
    #expect(try await balance(fixture) == PatientBalance())
    #expect(try await writtenOff(fixture) == 0)
    await #expect(throws: Refusal.self) {
      try await fixture.act(
        RefundPatient(patient: fixture.patient, amount: Self.cents(1), method: .cash), "refund")
    }
  }

  @Test("A share that was forgone and that the payer then takes on itself is no credit of who paid another share")
  func decidedAnew() async throws {
    let clock = MovedClock()
    let money = try await MoneyFixture(now: {
      clock.pass(1)
      return clock.now
    })
    let shared = [[MoneyFixture.pr("3", 2_000)], []]
    for number in 1...2 {
      try await money.send(number)
      try await money.post([MoneyFixture.remittance([MoneyFixture.answer(number, shared)], trace: "EFT\(number)")])
      if number == 1 {
        _ = try await money.perform(
          TakePatientPayment(patient: money.patient, amount: Self.cents(2_000), method: .card))
      }
    }
    _ = try await money.perform(
      WriteOffPatient(patient: money.patient, amount: Self.cents(2_000), reason: "Small balance."))
    let back = MoneyFixture.answer(
      2, [[MoneyFixture.pr("3", -2_000)], []], status: .reversal, cents: [-7_000, -7_000])
    let anew = MoneyFixture.answer(2, [[], []], icn: "ICN2")
    try await money.post([MoneyFixture.remittance([back, anew], trace: "EFT3")])
    #expect(try await money.balance(.patientReceivable(money.patient)) == 0)
    #expect(try await money.balance(.patientCredit(money.patient)) == 0)
    #expect(try await money.balance(.writeOff) == 0)
    try await money.verify()
  }

  @Test("A receipt whose payment bounced and was forgone gives nothing back, on its page and when it is taken back")
  func cameBack() async throws {
    let fixture = try await ReceiptActTests.charged(["2026-11-18"])
    let paid = Receipt.Payment(amount: Self.cents(9_000), method: .check, day: DeskFixture.today)
    let id = try await fixture.act(IssueReceipt(episode: fixture.episode, payments: [paid]), "receipt")
    #expect(try await ReceiptActTests.opened(id, fixture).returnable.cents == 9_000)
    let account = try await fixture.base.desk.ask(ShowAccount(patient: fixture.patient), by: fixture.biller)
    let payment = try #require(account.payments.first).id
    _ = try await fixture.act(
      TakeBackPatientPayment(patient: fixture.patient, payment: payment, reason: "Bounced."), "bounced")
    _ = try await fixture.act(
      WriteOffPatient(patient: fixture.patient, amount: Self.cents(9_000), reason: "Hardship."), "forgo")
    #expect(try await ReceiptActTests.opened(id, fixture).returnable == .zero)
    let back = VoidReceipt(receipt: id, givenBack: Self.cents(1), method: .cash)
    await #expect(throws: Refusal.self) { try await fixture.act(back, "void") }
  }
}
