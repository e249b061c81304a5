import ScripCore
import ScripStore
import Synchronization
import Testing

@testable import ScripDesk

/// A refusal that is said again gives nobody more time; another one does. A payment of a day to come is looked at first.
@Suite struct RepeatedRefusalTests {
  /// Days pass when the test says so.
  private final class Days: Sendable {
    private let passed = Mutex<Int64>(0)
    var now: Moment { DeskFixture.now.adding(seconds: passed.withLock { $0 } * 86_400) }
    func pass(_ days: Int64) { passed.withLock { $0 += days } }
  }

  typealias Row = (what: String, second: [[ClaimAdjustment]], isRepeat: Bool)
  /// First both lines were refused for want of an authorization.
  static let rows: [Row] = [
    ("the same", [[MoneyFixture.co("197", 7000)], [MoneyFixture.co("197", 7000)]], true),
    ("for another reason", [[MoneyFixture.co("50", 7000)], [MoneyFixture.co("50", 7000)]], false),
    ("a part was paid", [[MoneyFixture.co("197", 7000)], [MoneyFixture.co("45", 2200)]], false),
  ]

  @Test("The due day stays when the same is said again, and the page lists when", arguments: rows.indices)
  func due(index: Int) async throws {
    let row = Self.rows[index]
    let days = Days()
    let money = try await MoneyFixture(now: { days.now })
    let claim = try await money.send(1)
    try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, Self.rows[0].second)])])
    let first = try #require(try await money.ask(ShowDenials()).lines.first).stored
    days.pass(10)
    try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, row.second)], trace: "EFT2")])
    let lines = try await money.ask(ShowDenials()).lines
    let second = try #require(lines.first).stored
    #expect(lines.count == 1 && second.id != first.id, "\(row.what)")
    #expect((second.dueOn == first.dueOn && second.openedOn == first.openedOn) == row.isRepeat, "\(row.what)")
    let repeats = try await money.ask(ShowDenial(denial: second.id)).repeats
    #expect(repeats == (row.isRepeat ? [DeskFixture.today.adding(days: 10)] : []), "\(row.what)")
    #expect(try await money.ask(ShowClaim(claim: claim)).answers.count == 2)
    try await money.verify()
  }

  @Test("After the first refusal was answered, the same one is new work")
  func answered() async throws {
    let days = Days()
    let money = try await MoneyFixture(now: { days.now })
    try await money.send(1)
    try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, Self.rows[0].second)])])
    let first = try #require(try await money.ask(ShowDenials()).lines.first).stored
    _ = try await money.perform(SettleDenial(denial: first.id, ending: .answered, how: "Appealed."))
    days.pass(10)
    try await money.post([MoneyFixture.remittance([MoneyFixture.answer(1, Self.rows[0].second)], trace: "EFT2")])
    let second = try #require(try await money.ask(ShowDenials()).lines.first).stored
    #expect(second.openedOn == first.openedOn.adding(days: 10))
  }
}
