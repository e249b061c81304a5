import ScripCore
import Testing

@testable import ScripWeb

/// Amounts as people type them.
@Suite struct TypedMoneyTests {
  typealias Row = (typed: String, cents: Int?, fix: String?)
  private static let tooLarge = "Write the amount as $1,000,000 or less."
  private static let unreadable = "Write the amount in dollars, such as 90 or 90.00."

  static let rows: [Row] = [
    ("50", 5_000, nil), ("50.00", 5_000, nil), ("$50", 5_000, nil), ("$ 50.00", 5_000, nil), (" 0.05 ", 5, nil),
    ("1,234.50", 123_450, nil), ("$1,000,000.00", 100_000_000, nil), ("1234567", nil, tooLarge),
    ("10000000", nil, tooLarge), ("1,000,001", nil, tooLarge), ("99999999999999999999", nil, tooLarge),
    ("25,50", nil, "Write 25.50."), ("25,5", nil, "Write 25.50."), ("1,234,50", nil, "Write 1234.50."),
    ("25.5", nil, "Write 25.50."), ("1,23,456", nil, unreadable), ("1234,567", nil, unreadable),
    ("1.234,50", nil, unreadable), ("25,", nil, unreadable), (",50", nil, unreadable), ("25.", nil, unreadable),
    ("25.505", nil, unreadable), ("25.50.1", nil, unreadable), ("+5", nil, unreadable), ("-5", nil, unreadable),
    ("1 234", nil, unreadable), ("$", nil, unreadable), ("٥٠", nil, unreadable), ("50$", nil, unreadable),
  ]

  @Test("A comma stands before three digits only; else it is said how to write what was meant", arguments: rows)
  func dollars(row: Row) {
    var reader = FormReader(FormFields([("amount", row.typed)]))
    #expect(reader.dollars("amount", label: "the amount")?.cents == row.cents)
    #expect(reader.faults.map(\.fix) == [row.fix].compactMap(\.self))
  }

  static let signed: [Row] = [
    ("-25.50", -2_550, nil), ("− $25", -2_500, nil), ("-25,50", nil, "Write -25.50."), ("25", 2_500, nil),
  ]

  @Test("Money that goes the other way is written with a minus", arguments: signed)
  func signedDollars(row: Row) {
    var reader = FormReader(FormFields([("amount", row.typed)]))
    #expect(reader.signedDollars("amount", label: "the amount")?.cents == row.cents)
    #expect(reader.faults.map(\.fix) == [row.fix].compactMap(\.self))
  }
}
