import ScripCore
import Testing

@testable import ScripX12

/// A payer's quantities and shares as a biller reads them.
@Suite struct QuantityWordsTests {
  typealias Row = (qualifier: String, hundredths: Int, words: String)
  static let rows: [Row] = [
    ("VS", 1200, "12 visits"), ("VS", 100, "1 visit"), ("HS", 450, "4.5 hours"), ("HS", 5, "0.05 hours"),
    ("UN", 0, "0 units"), ("DY", -150, "-1.5 days"), ("DY", -5, "-0.05 days"), ("99", 300, "3 used"),
  ]

  @Test("Whole ones stand alone, parts without zeros, and less than nothing has one minus", arguments: rows.indices)
  func quantity(index: Int) {
    let row = Self.rows[index]
    #expect(Words.quantity(BenefitLine.Quantity(row.qualifier, hundredths: row.hundredths)) == row.words)
  }
}
