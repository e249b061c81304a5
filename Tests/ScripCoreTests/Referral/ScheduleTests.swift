import Testing

@testable import ScripCore

/// The arithmetic of domain notes B1 rules 2 and 3.
@Suite struct ScheduleTests {
  struct Counted: Sendable, CustomTestStringConvertible {
    let words: String
    var visits: Int?
    var frequency: OrderedSchedule.Frequency?
    var duration: OrderedSchedule.Period?
    let multiplied: ClosedRange<Int>?
    let allowed: Int?

    var testDescription: String { words }
  }

  static let counted: [Counted] = [
    Counted(
      words: "two sessions per month for 12 months", frequency: .init(2...2, .month), duration: .init(12, .month),
      multiplied: 24...24, allowed: 24),
    Counted(
      words: "eight sessions over two months", visits: 8, duration: .init(2, .month), multiplied: nil, allowed: 8),
    Counted(
      words: "2x/wk x 6 wks", frequency: .init(2...2, .week), duration: .init(6, .week), multiplied: 12...12,
      allowed: 12),
    Counted(
      words: "1-2 x week for 4 weeks", frequency: .init(1...2, .week), duration: .init(4, .week), multiplied: 4...8,
      allowed: 8),
    Counted(
      words: "once every two weeks for 3 months", frequency: .init(1...1, every: 2, .week),
      duration: .init(3, .month), multiplied: 6...6, allowed: 6),
    Counted(
      words: "10 visits, 2x/wk x 6 wks", visits: 10, frequency: .init(2...2, .week), duration: .init(6, .week),
      multiplied: 12...12, allowed: nil),
    Counted(
      words: "once a month for a year", frequency: .init(1...1, .month), duration: .init(1, .year),
      multiplied: 12...12, allowed: 12),
    Counted(
      words: "3 times a week for 10 days", frequency: .init(3...3, .week), duration: .init(10, .day),
      multiplied: 4...4, allowed: 4),
    Counted(words: "as needed", multiplied: nil, allowed: nil),
    Counted(words: "twice a week", frequency: .init(2...2, .week), multiplied: nil, allowed: nil),
    Counted(words: "for 6 weeks", duration: .init(6, .week), multiplied: nil, allowed: nil),
    Counted(words: "12 visits", visits: 12, multiplied: nil, allowed: 12),
  ]

  @Test("Counts come to what the words come to, and a contradiction to nothing", arguments: counted)
  func count(row: Counted) {
    let schedule = OrderedSchedule(visits: row.visits, frequency: row.frequency, duration: row.duration)
    #expect(schedule.multiplied == row.multiplied)
    #expect(schedule.visitsAllowed == row.allowed)
  }

  typealias Last = (first: String, count: Int, unit: OrderedSchedule.Period.Unit, last: String)
  static let lasts: [Last] = [
    ("2026-01-31", 12, .month, "2027-01-30"), ("2026-02-28", 6, .week, "2026-04-10"),
    ("2026-01-31", 1, .month, "2026-02-28"), ("2028-01-31", 1, .month, "2028-02-29"),
    ("2026-03-31", 1, .month, "2026-04-30"), ("2026-03-30", 1, .month, "2026-04-29"),
    ("2026-12-01", 1, .month, "2026-12-31"), ("2026-11-24", 1, .day, "2026-11-24"),
    ("2026-11-24", 90, .day, "2027-02-21"), ("2026-11-24", 1, .week, "2026-11-30"),
    ("2026-11-24", 1, .year, "2027-11-23"), ("2028-02-29", 1, .year, "2029-02-28"),
    ("2026-08-31", 6, .month, "2027-02-28"), ("2027-08-31", 6, .month, "2028-02-29"),
    ("2026-10-15", 3, .month, "2027-01-14"), ("2026-11-30", 3, .month, "2027-02-28"),
    ("2026-06-27", 3, .month, "2026-09-26"), ("2026-12-31", 2, .month, "2027-02-28"),
    ("2026-05-01", 24, .month, "2028-04-30"), ("2026-02-01", 4, .week, "2026-02-28"),
  ]

  @Test("A period's last day is the same day minus one, clamped to the month's end", arguments: lasts)
  func lastDay(row: Last) {
    let period = OrderedSchedule.Period(row.count, row.unit)
    #expect(period.lastDay(from: Sample.day(row.first)) == Sample.day(row.last))
  }
}
