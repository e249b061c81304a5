import Testing

@testable import ScripCore

/// A time of day as people write it.
@Suite struct ClockTimeTests {
  @Test(
    "A time is hours and minutes of one day, and nothing else is one",
    arguments: [
      ("9:05", 545), ("09:05", 545), ("0:00", 0), ("23:59", 1439), ("24:00", nil), ("9:5", nil), ("9:60", nil),
      ("-1:05", nil), ("+9:05", nil), ("9", nil), ("9:05:00", nil), ("", nil), (":", nil), ("٩:05", nil),
      ("009:05", nil),
    ] as [(String, Int?)])
  func reading(text: String, minutes: Int?) {
    #expect(ClockTime(text)?.minutes == minutes)
  }
}
