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
}
