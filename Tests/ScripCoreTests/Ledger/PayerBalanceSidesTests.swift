import ScripCore
import Testing

/// What a payer took and gave beside claims, by every movement on its account. One row is one history.
@Suite struct PayerBalanceSidesTests {
  typealias Row = (name: String, movements: [(Posting.Cause, Int, Bool)], taken: Int, given: Int, carried: Int)
  static let rows: [Row] = [
    ("nothing", [], 0, 0, 0),
    ("both, apart", [(.providerAdjustment, 700, false), (.providerAdjustment, -12800, false)], 700, 12800, 0),
    ("carried and come back", [(.providerAdjustment, -500, true), (.providerAdjustment, 500, true)], 0, 0, 0),
    (
      "carried beside a takeback", [(.providerAdjustment, -12800, true), (.providerAdjustment, 700, false)], 700, 0,
      12800
    ),
    ("held back in part", [(.providerAdjustment, -500, true), (.providerAdjustment, 200, true)], 0, 0, 300),
    (
      "held back more than was carried", [(.providerAdjustment, -500, true), (.providerAdjustment, 700, true)], 200, 0,
      0
    ),
    ("taken, put down in part", [(.providerAdjustment, 700, false), (.payerBalanceApplied, -300, false)], 400, 0, 0),
    ("given, put down in part", [(.providerAdjustment, -700, false), (.payerBalanceApplied, 300, false)], 0, 400, 0),
    (
      "put down and taken off again",
      [(.providerAdjustment, 700, false), (.payerBalanceApplied, -700, false), (.payerBalanceTakenBack, 700, false)],
      700, 0, 0
    ),
    (
      "given, put down and taken off again",
      [(.providerAdjustment, -700, false), (.payerBalanceApplied, 700, false), (.payerBalanceTakenBack, -700, false)],
      0, 700, 0
    ),
    (
      "put down, and what was carried came back",
      [(.providerAdjustment, -500, true), (.payerBalanceApplied, 500, false), (.providerAdjustment, 500, true)],
      500, 0, 0
    ),
    (
      "carried, and put down as if it were given",
      [(.providerAdjustment, -500, true), (.payerBalanceApplied, 500, false)], 0, 0, 0
    ),
    (
      "entered by hand and taken back", [(.providerAdjustment, 700, false), (.paperTakenBack, -700, false)], 0, 0, 0
    ),
  ]

  @Test(
    "Takebacks, gifts and carried debts stand apart, and together make what the account holds",
    arguments: rows.indices)
  func sides(index: Int) {
    let row = Self.rows[index]
    let balance = PayerBalance(
      row.movements.map { PayerBalance.Movement($0.0, Money(cents: $0.1), isCarried: $0.2) })
    #expect(balance.taken == Money(cents: row.taken) && balance.given == Money(cents: row.given), "\(row.name)")
    #expect(balance.carried == Money(cents: row.carried), "\(row.name)")
    #expect(
      (balance.taken - balance.given - balance.carried).cents == row.movements.reduce(0) { $0 + $1.1 }, "\(row.name)")
  }

  @Test("Only FB is carried", arguments: [("FB", true), ("FB, about 2", true), ("WO", false), ("FBX", false)])
  func carried(row: (note: String, isCarried: Bool)) {
    #expect(Posting.isCarried(note: row.note) == row.isCarried)
  }

  @Test(
    "What a payer's amount is about is read from its note",
    arguments: [("WO", nil), ("WO, about A, about B", "A, about B")])
  func reference(row: (note: String, reference: String?)) {
    #expect(Posting.reference(inNote: row.note) == row.reference)
  }
}
