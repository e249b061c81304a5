import ScripCore
import Testing

/// Months as they stand in addresses and as people write them.
@Suite struct CalendarMonthTests {
  typealias Row = (text: String, first: String, last: String, shown: String, before: String?, after: String?)
  static let rows: [Row] = [
    ("2026-11", "2026-11-01", "2026-11-30", "November 2026", "2026-10", "2026-12"),
    ("2026-12", "2026-12-01", "2026-12-31", "December 2026", "2026-11", "2027-01"),
    ("2027-01", "2027-01-01", "2027-01-31", "January 2027", "2026-12", "2027-02"),
    ("2028-02", "2028-02-01", "2028-02-29", "February 2028", "2028-01", "2028-03"),
    ("1900-01", "1900-01-01", "1900-01-31", "January 1900", nil, "1900-02"),
    ("2199-12", "2199-12-01", "2199-12-31", "December 2199", "2199-11", nil),
  ]

  @Test("A month has its first and last day, its name, and the months beside it", arguments: rows)
  func month(row: Row) throws {
    let month = try #require(CalendarMonth(row.text))
    #expect(month.description == row.text && month.shown == row.shown)
    #expect(month.firstDay.description == row.first && month.lastDay.description == row.last)
    #expect(month.before?.description == row.before && month.after?.description == row.after)
    #expect(CalendarMonth(of: month.firstDay) == month && CalendarMonth(of: month.lastDay) == month)
  }

  @Test(
    "What is no month is none",
    arguments: [
      "2026-13", "2026-00", "0000-00", "1899-12", "2200-01", "abc", "", "2026", "2026-1", "2026-011", "2026-11-01",
      "11-2026", "2026/11", "+026-11", "2026-1１",
    ])
  func none(text: String) {
    #expect(CalendarMonth(text) == nil)
  }

  @Test("Months are ordered by year, then by month")
  func order() {
    #expect(
      ["2027-01", "2026-12", "2026-02"].compactMap { CalendarMonth($0) }.sorted().map(\.description) == [
        "2026-02", "2026-12", "2027-01",
      ])
  }
}
