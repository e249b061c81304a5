import Foundation
import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What a person decided about a payment as a whole is taken back, and it waits again.
@Suite struct WaitAgainTests {
  private static let paid = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2_200)], []])

  private func back(_ id: RemittanceID) -> TakeBackRemittanceDecision {
    TakeBackRemittanceDecision(remittance: id, reason: "A slip.")
  }

  @Test(
    "A payment set aside by mistake waits again with what speaks against it, and is posted when somebody says so",
    arguments: DeskEngine.allCases)
  func setAside(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let claim = try await money.send(1)
    var remittance = MoneyFixture.remittance([Self.paid])
    remittance.day = CalendarDay("2026-11-25")!
    let id = try await money.post([remittance]).remittances[0].id
    await #expect(throws: Refusal.self) { try await money.perform(back(id)) }
    _ = try await money.perform(ReleaseRemittance(remittance: id, isOurs: false, reason: "Not ours."))
    // The file leads to the payment that is there already.
    let again = try await money.post([remittance]).remittances[0]
    #expect(again.isDuplicate && again.id == id)
    #expect(try await money.ask(ShowRemittance(remittance: id)).isDecided)
    #expect(try await money.perform(back(id)))
    let stored = try await money.ask(ShowRemittance(remittance: id)).line.remittance
    #expect(stored.state == .held && stored.reason?.contains("in the future") == true)
    _ = try await money.perform(ReleaseRemittance(remittance: id, isOurs: true, reason: "It is ours."))
    #expect(try await money.balance(.payerReceivable(claim)) == 0)
    #expect(try await money.balance(.cash) == 11_800)
    let late = await #expect(throws: Refusal.self) { try await money.perform(back(id)) }
    #expect(late?.kind == .conflict)
    try await money.verify()
  }

  @Test("One that could not be read whole is not readable again, and never posted")
  func unread() async throws {
    let money = try await MoneyFixture()
    try await money.send(1)
    let file = String(decoding: MoneyFixture.file([MoneyFixture.remittance([Self.paid])]), as: UTF8.self)
    let cut = file[..<file.range(of: "CLP*1*")!.upperBound]
    let id = try await money.post(bytes: Array(cut.utf8)).remittances[0].id
    _ = try await money.perform(ReleaseRemittance(remittance: id, isOurs: false, reason: "Cut off."))
    #expect(try await money.perform(back(id)))
    #expect(try await money.ask(ShowRemittance(remittance: id)).line.remittance.state == .unreadable)
    await #expect(throws: Refusal.self) {
      try await money.perform(ReleaseRemittance(remittance: id, isOurs: true, reason: "It is ours."))
    }
    #expect(try await money.balance(.cash) == 0)
  }

  @Test("What was said to have gone back to the payer waits again, and may go back", arguments: DeskEngine.allCases)
  func difference(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    try await money.send(1)
    let id = try await money.post([MoneyFixture.remittance([Self.paid], off: 750)]).remittances[0].id
    let returning = ReturnDifference(remittance: id, reason: "Paid twice.")
    #expect(try await money.perform(returning).cents == 750)
    #expect(try await money.balance(.cash) == 11_800)
    #expect(try await money.perform(back(id)))
    #expect(try await money.balance(.suspense(id)) == -750)
    #expect(try await money.balance(.cash) == 12_550)
    let bench = try await money.ask(ShowRemittance(remittance: id))
    #expect(bench.line.parked.cents == 750 && bench.returned == .zero && !bench.isDecided)
    #expect(try await money.ask(ShowWaitingMoney()).unexplained == CountedMoney(1, Money(cents: 750)))
    #expect(try await money.ask(ShowDay(day: DeskFixture.today)).totals.payers.cents == 12_550)
    await #expect(throws: Refusal.self) { try await money.perform(back(id)) }
    #expect(try await money.perform(returning).cents == 750)
    #expect(try await money.balance(.suspense(id)) == 0)
    try await money.verify()
  }
}
