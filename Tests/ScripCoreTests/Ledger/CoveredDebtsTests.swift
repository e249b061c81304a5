import ScripCore
import Testing

/// What was paid and what was forgone, debt by debt.
@Suite struct CoveredDebtsTests {
  private static func claim(_ number: UInt64) -> CoveredDebts.Move.Kind { .debt(.claim(ClaimID(high: 1, low: number))) }

  typealias Row = (moves: [(CoveredDebts.Move.Kind, Int)], beyond: Int)
  static let rows: [Row] = [
    ([], 0),
    // Forgone, and its debt stands.
    ([(claim(1), 2_000), (.writeOff, -2_000)], 0),
    // Its debt goes, and another one was paid.
    ([(claim(1), 9_000), (.payment, -9_000), (claim(2), 2_000), (.writeOff, -2_000), (claim(2), -2_000)], 2_000),
    // The debt that was paid goes: what was forgone of the other one stands.
    ([(claim(1), 9_000), (.writeOff, -9_000), (claim(2), 2_000), (.payment, -2_000), (claim(2), -2_000)], 0),
    // Part of it was paid: what is taken off was forgone first.
    ([(claim(1), 9_000), (.payment, -4_000), (.writeOff, -5_000), (claim(1), -6_000)], 5_000),
    // What covers nothing any more covers what is open, now or later.
    ([(claim(1), 2_000), (.writeOff, -2_000), (claim(2), 500), (claim(1), -2_000)], 1_500),
    ([(claim(1), 2_000), (.writeOff, -2_000), (claim(1), -2_000), (claim(1), 2_500)], 0),
    // It was taken back already.
    ([(claim(1), 2_000), (.writeOff, -2_000), (claim(1), -2_000), (.writeOff, 2_000)], 0),
    // In no order, as within one moment.
    ([(.writeOff, -2_000), (claim(1), -2_000), (claim(1), 2_000)], 2_000),
  ]

  @Test("What was forgone of debts that are gone, and covers no other", arguments: rows.indices)
  func beyond(index: Int) {
    let row = Self.rows[index]
    let moves = row.moves.map { CoveredDebts.Move($0.0, Money(cents: $0.1)) }
    #expect(CoveredDebts(moves).forgoneBeyond.cents == row.beyond)
  }

  @Test("A payment that was none opens the debt that it had paid; a write-off stands where it stood")
  func takenBack() {
    let moves: [(CoveredDebts.Move.Kind, Int)] = [
      (Self.claim(1), 9_000), (.payment, -9_000), (Self.claim(2), 2_000), (.writeOff, -2_000), (.payment, 9_000),
      (Self.claim(2), -2_000),
    ]
    let debts = CoveredDebts(moves.map { CoveredDebts.Move($0.0, Money(cents: $0.1)) })
    // 90.00 is open again, which what was forgone of the debt that is gone covers as far as it goes.
    #expect(debts.forgoneBeyond == .zero)
  }
}
