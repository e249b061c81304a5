import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// A payment that was none is taken back: the debt stands again, and the day's list has it by its method.
@Suite struct TakeBackPaymentTests {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  /// A patient who owes a copay of 25.00, of a claim that paid 93.00.
  private func owing(_ engine: DeskEngine = .sqlite) async throws -> (money: MoneyFixture, answer: RemittedClaim) {
    let money = try await MoneyFixture(engine)
    try await money.send(1)
    let answer = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200), MoneyFixture.pr("3", 2500)], []])
    try await money.post([MoneyFixture.remittance([answer])])
    return (money, answer)
  }

  private func pay(_ money: MoneyFixture, _ cents: Int, _ reference: String? = nil) async throws -> PatientPaymentID {
    try await money.perform(
      TakePatientPayment(
        patient: money.patient, amount: Self.cents(cents), method: .check, reference: reference))
  }

  private func back(_ money: MoneyFixture, _ payment: PatientPaymentID) -> TakeBackPatientPayment {
    TakeBackPatientPayment(patient: money.patient, payment: payment, reason: "The check came back.")
  }

  @Test(
    "Less than is owed, all of it or more: what was paid is owed again and nothing of it is held",
    arguments: [1000, 2500, 4000])
  func debt(cents: Int) async throws {
    let (money, _) = try await owing()
    let payment = try await pay(money, cents)
    _ = try await money.perform(back(money, payment))
    #expect(try await money.balance(.patientReceivable(money.patient)) == 2500)
    #expect(try await money.balance(.patientCredit(money.patient)) == 0)
    #expect(try await money.balance(.cash) == 9300)
    let account = try await money.ask(ShowAccount(patient: money.patient))
    #expect(account.balance == PatientBalance(owed: Self.cents(2500)))
    #expect(account.lines.filter(\.isStandingPayment).isEmpty)
    try await money.verify()
  }

  @Test("Once, with the reason, on its own account; another payment stands", arguments: DeskEngine.allCases)
  func once(engine: DeskEngine) async throws {
    let (money, _) = try await owing(engine)
    let (wrong, right) = (try await pay(money, 2500), try await pay(money, 2500))
    let unsaid = TakeBackPatientPayment(patient: money.patient, payment: wrong, reason: "")
    await #expect(throws: Refusal.self) { try await money.perform(unsaid) }
    let elsewhere = TakeBackPatientPayment(patient: money.veteran, payment: wrong, reason: "Wrong chart.")
    await #expect(throws: Refusal.notFound) { try await money.perform(elsewhere) }
    let taken = try await money.perform(back(money, wrong))
    let again = await #expect(throws: Refusal.self) { try await money.perform(back(money, wrong)) }
    #expect(again?.kind == .conflict)
    // What takes a payment back is no payment.
    await #expect(throws: Refusal.notFound) { try await money.perform(back(money, taken)) }
    #expect(try await money.balance(.patientReceivable(money.patient)) == 0)
    #expect(try await money.balance(.patientCredit(money.patient)) == 0)
    let lines = try await money.ask(ShowAccount(patient: money.patient)).lines
    #expect(lines.filter(\.isStandingPayment).compactMap(\.payment?.id) == [right])
    try await money.verify()
  }

  @Test("Of a closed day it is taken back on the next one, by its method and its check", arguments: DeskEngine.allCases)
  func day(engine: DeskEngine) async throws {
    let (money, _) = try await owing(engine)
    let payment = try await pay(money, 2500, "1042")
    let totals = try await money.perform(CloseDay(day: DeskFixture.today, drawer: nil))
    #expect(totals.byMethod == ["check": Self.cents(2500)])
    _ = try await money.perform(back(money, payment))
    let next = try await money.ask(ShowDay())
    #expect(next.day == DeskFixture.today.adding(days: 1))
    #expect(next.totals.byMethod == ["check": Self.cents(-2500)])
    #expect(next.totals.accounts == ["cash": Self.cents(-2500), "patientReceivable": Self.cents(2500)])
    #expect(next.payments.map(\.payment.kind) == [.takenBack])
    #expect(next.payments.map(\.payment.reference) == ["1042"])
    #expect(next.payments.map(\.payment.takesBack) == [payment])
    try await money.verify()
  }

  @Test("A payment that another window took is asked about once before it is taken again")
  func twice() async throws {
    let (money, _) = try await owing()
    func take(seeing seen: PatientBalance?, isMeant: Bool = false) -> TakePatientPayment {
      TakePatientPayment(
        patient: money.patient, amount: Self.cents(2500), method: .cash, seen: seen, isMeant: isMeant)
    }
    let shown = PatientBalance(owed: Self.cents(2500))
    _ = try await money.perform(take(seeing: shown))
    let refusal = await #expect(throws: Refusal.self) { try await money.perform(take(seeing: shown)) }
    #expect(refusal?.faults.map(\.field) == [TakePatientPayment.meantField])
    #expect(refusal?.faults.first?.sentence.contains("$0.00 is owed now, $0.00 is held") == true)
    #expect(try await money.balance(.patientCredit(money.patient)) == 0)
    // Meant, or seen as it stands, it is taken.
    _ = try await money.perform(take(seeing: shown, isMeant: true))
    #expect(try await money.balance(.patientCredit(money.patient)) == -2500)
    _ = try await money.perform(take(seeing: PatientBalance(credit: Self.cents(2500))))
    #expect(try await money.balance(.patientCredit(money.patient)) == -5000)
    try await money.verify()
  }

  @Test("Given back before its check came back, it is owed by the patient")
  func refunded() async throws {
    let (money, answer) = try await owing()
    let payment = try await pay(money, 2500)
    try await money.post([MoneyFixture.remittance([ResolveTests.takeback(of: answer)], trace: "T2")])
    _ = try await money.perform(RefundPatient(patient: money.patient, amount: Self.cents(2500), method: .check))
    _ = try await money.perform(back(money, payment))
    #expect(try await money.balance(.patientReceivable(money.patient)) == 2500)
    #expect(try await money.balance(.patientCredit(money.patient)) == 0)
    #expect(try await money.balance(.cash) == -2500)
    try await money.verify()
  }
}
