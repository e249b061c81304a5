import ScripCore
import Testing

@testable import ScripWeb

/// Times and days as people type them.
@Suite struct TypedValuesTests {
  typealias Time = (typed: String, shown: String?)
  static let times: [Time] = [
    ("9:00", "09:00"), ("17:30", "17:30"), ("9 am", "09:00"), ("1pm", "13:00"), ("8am", "08:00"),
    ("8:30 a.m.", "08:30"), ("12 PM", "12:00"), ("12am", "00:00"), ("12:15 am", "00:15"), ("9", nil), ("13 pm", nil),
    ("0 am", nil), ("am", nil), ("9:75 am", nil), ("noon", nil),
  ]

  @Test("A time is read with or without its half of the day", arguments: times)
  func time(row: Time) {
    var reader = FormReader(FormFields([("at", row.typed)]))
    #expect(reader.clock("at", label: "the time")?.shown == row.shown)
    #expect(reader.faults.isEmpty == (row.shown != nil))
  }

  typealias Day = (typed: String, day: String?, fix: String?)
  static let days: [Day] = [
    ("11/24/2026", "2026-11-24", nil), ("24 Nov 2026", "2026-11-24", nil), ("2026-11-24", "2026-11-24", nil),
    ("13/45/1992", nil, "There is no month 13."), ("2026-13-01", nil, "There is no month 13."),
    ("02/30/2026", nil, "February 2026 has 28 days."), ("06/31/2026", nil, "June 2026 has 30 days."),
    ("soon", nil, "Write the day as a date such as 11/24/2026."),
  ]

  @Test("A day is read in each spelling, and one that no calendar has is told so", arguments: days)
  func day(row: Day) {
    for isNeeded in [false, true] {
      var reader = FormReader(FormFields([("day", row.typed)]))
      let day = isNeeded ? reader.day("day", label: "the day") : reader.optionalDay("day", label: "the day")
      #expect(day?.description == row.day)
      #expect(reader.faults.map(\.fix) == [row.fix].compactMap(\.self))
    }
  }

  @Test("A form shows days as it wants them typed", arguments: ["2026-11-24", "1992-03-06"])
  func figures(text: String) throws {
    let day = try #require(CalendarDay(text))
    var reader = FormReader(FormFields([("day", day.inFigures)]))
    #expect(reader.optionalDay("day", label: "the day") == day)
  }
}
