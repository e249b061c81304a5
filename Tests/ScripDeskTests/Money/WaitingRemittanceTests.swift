import ScripCore
import ScripStore
import Seal
import Testing

@testable import ScripDesk

/// Money that waits stays before people, however much came after it, until somebody decides.
@Suite struct WaitingRemittanceTests {
  /// A payment of one sound claim, and so many cents more than it comes to.
  private func off(_ cents: Int, _ money: MoneyFixture) async throws -> RemittanceID {
    try await money.send(1)
    let sound = MoneyFixture.answer(1, [[MoneyFixture.co("45", 2200)], []])
    return try await money.post([MoneyFixture.remittance([sound], off: cents)]).remittances[0].id
  }

  /// Payments that came later and in which nothing waits.
  private func add(_ count: Int, to money: MoneyFixture) async throws {
    try await money.write { connection in
      for number in 1...count {
        let remittance = MoneyFixture.remittance([], trace: "LATER\(number)")
        let digest = Digest(bytes: [UInt8](repeating: UInt8(number), count: 32))!
        let stored = StoredRemittance(
          id: RemittanceID(high: .max, low: UInt64(number)), file: nil, of: remittance, content: digest,
          difference: .zero, state: .posted, at: DeskFixture.now.adding(seconds: Int64(number)))
        let isNew = try connection.insertIfNew(stored, remittance)
        #expect(isNew)
      }
    }
  }

  @Test(
    "A payment that is not explained is counted, and listed before a hundred later ones",
    arguments: DeskEngine.allCases)
  func unexplained(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let id = try await off(1000, money)
    try await add(101, to: money)
    let list = try await money.ask(ShowRemittances())
    #expect(list.lines.count == 101 && list.moreWaiting == 0)
    #expect(list.lines[0].remittance.id == id && list.lines[0].parked == Money(cents: 1000))
    #expect(list.lines[1].remittance.traceNumber == "LATER101", "then the newest")
    let waiting = try await money.ask(ShowWaitingMoney())
    #expect(waiting.unexplained == CountedMoney(1, Money(cents: 1000)))
    #expect(waiting.parked.count == 0 && waiting.kept.count == 0 && waiting.held == CountedMoney())
  }

  @Test("A claim that is parked or kept, and a payment that is held, are listed first too; what is settled is not")
  func claims() async throws {
    let money = try await MoneyFixture()
    let parked = try await money.post([MoneyFixture.remittance([MoneyFixture.answer(77, [[], []])])]).remittances[0].id
    let held = try await money.post([MoneyFixture.remittance([MoneyFixture.answer(78, [[], []])])]).remittances[0].id
    try await add(101, to: money)
    // They came in the same moment of the desk.
    func first() async throws -> Set<RemittanceID> {
      Set(try await money.ask(ShowRemittances()).lines.prefix(2).map(\.remittance.id))
    }
    #expect(try await first() == [parked, held])
    func decide(_ decision: ResolveParkedClaim.Decision) async throws {
      _ = try await money.perform(
        ResolveParkedClaim(remittance: parked, number: 0, decision: decision, reason: "Asked the payer."))
    }
    try await decide(.keep)
    #expect(try await first() == [parked, held])
    let waiting = try await money.ask(ShowWaitingMoney())
    #expect(waiting.parked == CountedMoney() && waiting.kept == CountedMoney(1, Money(cents: 14_000)))
    #expect(waiting.held == CountedMoney(1, Money(cents: 14_000)))
    try await decide(.returnMoney)
    #expect(try await money.ask(ShowRemittances()).lines[0].remittance.id == held)
  }

  @Test(
    "What nobody explains goes back to the payer by a person's decision, with the reason",
    arguments: DeskEngine.allCases)
  func returned(engine: DeskEngine) async throws {
    let money = try await MoneyFixture(engine)
    let id = try await off(1000, money)
    #expect(try await money.balance(.suspense(id)) == -1000)
    let silent = await #expect(throws: Refusal.self) {
      try await money.perform(ReturnDifference(remittance: id, reason: ""))
    }
    #expect(silent?.faults.map(\.field) == ["reason"])
    #expect(try await money.perform(ReturnDifference(remittance: id, reason: "Paid twice.")) == Money(cents: 1000))
    #expect(try await money.balance(.suspense(id)) == 0)
    #expect(try await money.balance(.cash) == 11800)
    let bench = try await money.ask(ShowRemittance(remittance: id))
    #expect(bench.line.parked == .zero && bench.suspense == .zero && bench.returned == Money(cents: 1000))
    #expect(bench.line.posted + bench.returned == bench.line.remittance.payment)
    #expect(try await money.ask(ShowWaitingMoney()).unexplained.count == 0)
    let again = await #expect(throws: Refusal.self) {
      try await money.perform(ReturnDifference(remittance: id, reason: "Again."))
    }
    #expect(again?.kind == .conflict)
    try await money.verify()
  }

  @Test("Of a payment whose claims come to more there is nothing to return; it waits and says so")
  func less() async throws {
    let money = try await MoneyFixture()
    let id = try await off(-1000, money)
    let refusal = await #expect(throws: Refusal.self) {
      try await money.perform(ReturnDifference(remittance: id, reason: "Short."))
    }
    #expect(refusal?.sentence.contains("come to more") == true)
    #expect(try await money.ask(ShowWaitingMoney()).unexplained.count == 1)
    try await money.verify()
  }
}
