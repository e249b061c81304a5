import ScripCore
import Testing

/// Since when somebody owes: the oldest debt is paid first.
@Suite struct OldestDebtTests {
  typealias Row = (moves: [(day: String, cents: Int)], since: String?)
  static let rows: [Row] = [
    ([], nil), ([("2026-11-03", 2_500)], "2026-11-03"),
    ([("2026-11-03", 2_500), ("2026-11-10", -2_500)], nil),
    ([("2026-11-03", 2_500), ("2026-11-10", -2_499)], "2026-11-03"),
    ([("2026-11-10", 4_000), ("2026-11-03", 2_500), ("2026-11-12", -2_500)], "2026-11-10"),
    // Paid before it was charged: held, and used by the charge.
    ([("2026-11-01", -2_500), ("2026-11-03", 2_500), ("2026-11-04", 100)], "2026-11-04"),
  ]

  @Test("What lowers a debt pays the oldest first", arguments: rows.indices)
  func since(index: Int) {
    let row = Self.rows[index]
    let moves = row.moves.map { (day: CalendarDay($0.day)!, amount: Money(cents: $0.cents)) }
    #expect(OldestDebt.day(of: moves) == row.since.flatMap { CalendarDay($0) })
  }

  @Test("A payment that was none leaves the debt as old as it was")
  func takenBack() {
    let moves = [("2026-11-03", 2_500), ("2026-11-05", 1_000), ("2026-11-10", -3_500)].map {
      (day: CalendarDay($0.0)!, amount: Money(cents: $0.1))
    }
    let since = [0, 1, 1_000, 1_001, 3_500].map { OldestDebt.day(of: moves, takenBack: Money(cents: $0))?.description }
    #expect(since == [nil, "2026-11-05", "2026-11-05", "2026-11-03", "2026-11-03"])
  }
}
