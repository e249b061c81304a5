import ScripCore
import Testing

/// Days that are counted from other days.
@Suite struct CalendarDayTests {
  static let start = CalendarDay("2026-11-24")!

  @Test(
    "A day that is counted can be read again, however large the number was",
    arguments: [Int.min, -1_000_000_000, -200_000, -1, 0, 1, 200_000, 1_000_000_000, Int.max])
  func counted(number: Int) {
    for day in [Self.start.adding(days: number), Self.start.adding(months: number)] {
      #expect(CalendarDay(day.description) == day)
      #expect(number < 0 ? day <= Self.start : day >= Self.start)
    }
  }

  @Test("What would lie beyond the days there are is the first or the last of them")
  func ends() {
    #expect(CalendarDay.earliest.description == "1900-01-01")
    #expect(CalendarDay.latest.description == "2199-12-31")
    #expect(CalendarDay.latest.adding(days: 1) == .latest)
    #expect(CalendarDay.earliest.adding(days: -1) == .earliest)
    #expect(OrderedSchedule.Period(300, .year).lastDay(from: Self.start) == .latest)
    #expect(Self.start.adding(months: 3) == CalendarDay("2027-02-24"))
  }
}
