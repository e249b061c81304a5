import ScripCore
import Testing

/// Text for spreadsheets: what was written is read again, and no cell is run.
@Suite struct CSVWritingTests {
  typealias Row = (cell: String, written: String)
  static let rows: [Row] = [
    ("", ""), ("Regence", "Regence"), ("O'Neil", "O'Neil"), ("Seattle, WA", "\"Seattle, WA\""),
    ("the \"best\"", "\"the \"\"best\"\"\""), ("two\nlines", "\"two\nlines\""),
    // Numbers stay numbers.
    ("-25.00", "-25.00"), ("+3", "+3"), ("-0.07", "-0.07"), ("25.00", "25.00"),
    // Formulas do not.
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+1+1", "'+1+1"), ("-1-1", "'-1-1"), ("-", "'-"), ("-.", "'-."),
    ("-1.", "'-1."), ("-1.2.3", "'-1.2.3"), ("--1", "'--1"), ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""),
    ("=cmd|' /C calc'!A1", "'=cmd|' /C calc'!A1"), ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ("a=1", "a=1"), (" =1", " =1"),
  ]

  @Test("A cell is written as it is, in quotes where it must be, and never as a formula", arguments: rows)
  func cell(row: Row) {
    #expect(String(decoding: CSV.bytes(of: [[row.cell, "next"]]), as: UTF8.self) == row.written + ",next\r\n")
  }

  @Test("What was written is read again")
  func again() {
    let rows = [["day", "name"], ["2026-11-03", "Seattle, \"WA\""], ["2026-11-04", "two\nlines"]]
    let read = CSV(CSV.bytes(of: rows))
    #expect(read.header == rows[0] && read.rows == Array(rows.dropFirst()))
  }
}
