import ScripCore
import Testing

/// Days from one to another, open where an end is not given.
@Suite struct DaySpanTests {
  private static func span(_ from: String?, _ to: String?) -> DaySpan {
    DaySpan(from.flatMap { CalendarDay($0) }, to.flatMap { CalendarDay($0) })
  }

  typealias Row = (from: String?, to: String?, days: [Bool])
  static let rows: [Row] = [
    ("2026-11-01", "2026-11-30", [false, true, true, false]), (nil, "2026-11-30", [true, true, true, false]),
    ("2026-11-01", nil, [false, true, true, true]), (nil, nil, [true, true, true, true]),
    ("2026-11-30", "2026-11-01", [false, false, false, false]),
  ]

  @Test("Both ends are days of it, and an end that is not given is open", arguments: rows)
  func holds(row: Row) {
    let asked = ["2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01"].map { CalendarDay($0)! }
    #expect(asked.map(Self.span(row.from, row.to).holds) == row.days)
  }

  typealias Pair = (from: String?, to: String?, otherFrom: String?, otherTo: String?, isMeeting: Bool)
  static let pairs: [Pair] = [
    ("2026-11-01", "2026-11-30", "2026-11-30", nil, true), ("2026-11-01", "2026-11-30", "2026-12-01", nil, false),
    (nil, "2026-11-30", nil, "2026-01-01", true), ("2026-11-01", nil, "2026-12-01", nil, true),
    (nil, nil, "2026-11-01", "2026-11-01", true),
  ]

  @Test("Two meet that have a day in common, in either order", arguments: pairs)
  func meets(pair: Pair) {
    let (one, other) = (Self.span(pair.from, pair.to), Self.span(pair.otherFrom, pair.otherTo))
    #expect(one.meets(other) == pair.isMeeting && other.meets(one) == pair.isMeeting)
  }
}
