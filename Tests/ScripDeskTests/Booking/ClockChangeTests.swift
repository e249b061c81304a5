import Foundation
import ScripCore
import Testing

@testable import ScripDesk

/// The machine's own zone tables on the two nights, in four zones.
@Suite struct ClockChangeTests {
  static let zones = ["America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York"]

  static func offsets(_ zone: String, _ day: String) -> ZoneOffsets {
    PracticeClock { World.zoneTable(zone, $0) ?? 0 }.offsets(around: CalendarDay(day)!)
  }

  @Test("The change is found to the minute, at two o'clock of the zone's own clock", arguments: zones)
  func changes(zone: String) {
    for (day, shown) in [("2027-03-14", 120), ("2026-11-01", 120)] {
      let offsets = Self.offsets(zone, day)
      #expect(offsets.changes.count == 1)
      let local = offsets.changes[0].at.local(offsetMinutes: offsets.first)
      #expect(local.day == CalendarDay(day)! && local.time.minutes == shown)
    }
    #expect(Self.offsets(zone, "2026-07-01").changes.isEmpty)
  }

  @Test("Every quarter of a summer and a winter day is one instant, in order", arguments: zones)
  func plainDays(zone: String) {
    for day in ["2026-07-01", "2027-01-05"] {
      let offsets = Self.offsets(zone, day)
      var last = Int64.min
      for quarter in 0..<96 {
        guard case .once(let moment) = offsets.read(CalendarDay(day)!, ClockTime(minutes: quarter * 15)) else {
          Issue.record("\(day) \(quarter) is one instant")
          return
        }
        #expect(moment.milliseconds > last)
        last = moment.milliseconds
      }
    }
  }

  @Test("At the desk, a skipped time is refused with the next, a double one is asked about, and both nights book")
  func desk() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let episode = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: nil, problem: "neck", care: .therapeutic))
    func said(_ day: String, _ minutes: Int, second: Bool? = nil) async throws -> String? {
      var time = fixture.time(CalendarDay(day)!, at: minutes, for: 30)
      time.isSecondOfTwo = second
      return try await fixture.refusal(
        BookAppointment(episode: episode, time: time, paying: .selfPay(noticeSignedOn: nil)))
    }
    let skipped = try await said("2027-03-14", 120)
    #expect(skipped?.contains("Is 03:00 meant?") == true)
    let across = try await said("2027-03-14", 105)
    #expect(across?.contains("before or begins after") == true)
    let after = try await said("2027-03-14", 180)
    #expect(after == nil)
    let twice = try await said("2027-11-07", 60)
    #expect(twice?.contains("first or the second") == true)
    let second = try await said("2027-11-07", 60, second: true)
    #expect(second == nil)
    let first = try await said("2027-11-07", 60, second: false)
    #expect(first?.contains("already has 01:00") == true, "the quarter hour is kept for one of the two")
  }
}
