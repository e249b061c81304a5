import ScripCore
import Testing

/// When a good-faith estimate is due, and when a bill may be disputed. Source: domain.md I.
@Suite struct GoodFaithEstimateTests {
  private static func day(_ text: String?) -> CalendarDay? { text.map { CalendarDay($0)! } }

  typealias Row = (name: String, scheduled: String?, appointment: String?, requested: String?, due: String?)
  /// 24 November 2026 is a Tuesday; Thanksgiving is the 26th, Christmas Day a Friday.
  static let rows: [Row] = [
    ("in 2 business days, nobody asked", "2026-12-07", "2026-12-09", nil, nil),
    ("in 3 business days", "2026-12-07", "2026-12-10", nil, "2026-12-08"),
    ("in 9 business days", "2026-12-07", "2026-12-18", nil, "2026-12-08"),
    ("in 12 business days", "2026-12-01", "2026-12-17", nil, "2026-12-04"),
    ("in 10 business days", "2026-12-07", "2026-12-21", nil, "2026-12-10"),
    ("over Thanksgiving: Friday is the second business day", "2026-11-24", "2026-11-27", nil, nil),
    ("booked on a Friday, the third day is Wednesday", "2026-12-04", "2026-12-09", nil, "2026-12-07"),
    ("asked on a Friday", nil, nil, "2026-12-04", "2026-12-09"),
    ("booked for tomorrow and asked", "2026-12-07", "2026-12-08", "2026-12-07", "2026-12-10"),
    ("booked and asked: the earlier", "2026-12-01", "2026-12-30", "2026-12-01", "2026-12-04"),
    ("neither booked nor asked", nil, nil, nil, nil),
    ("the day of the appointment", "2026-12-07", "2026-12-07", nil, nil),
  ]

  @Test("Each example has its last day", arguments: rows)
  func due(row: Row) {
    let due = GoodFaithEstimate.dueOn(
      scheduled: Self.day(row.scheduled), appointment: Self.day(row.appointment), requested: Self.day(row.requested))
    #expect(due == Self.day(row.due), "\(row.name)")
  }

  @Test(
    "The federal holidays of 2026 and 2027 are no business days",
    arguments: [
      "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12",
      "2026-11-11", "2026-11-26", "2026-12-25", "2027-07-05", "2027-12-24", "2027-12-31",
    ])
  func holidays(text: String) throws { #expect(!BusinessDays.contains(try #require(CalendarDay(text)))) }

  @Test("A year of weekdays has 11 holidays")
  func year() throws {
    let first = try #require(CalendarDay("2026-01-01"))
    let days = (0..<365).map { first.adding(days: $0) }
    #expect(days.count { $0.weekday < 6 } - days.count(where: BusinessDays.contains) == 11)
  }

  @Test("There are four things to be said, and where a dispute is begun")
  func disclaimers() {
    #expect(GoodFaithEstimate.disclaimers.count == 4)
    let dispute = GoodFaithEstimate.disclaimers.filter { $0.contains("dispute the bill") }
    #expect(dispute.count == 1 && dispute[0].contains("www.cms.gov/nosurprises"))
  }
}
