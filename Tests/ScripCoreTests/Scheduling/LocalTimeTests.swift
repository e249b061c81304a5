import Testing

@testable import ScripCore

/// The two nights a year on which a clock time needs a question, in the four zones of the mainland.
@Suite struct LocalTimeTests {
  struct Zone: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Minutes from UTC in winter.
    let winter: Int
  }

  static let zones = [
    Zone(testDescription: "America/Los_Angeles", winter: -480), Zone(testDescription: "America/Denver", winter: -420),
    Zone(testDescription: "America/Chicago", winter: -360), Zone(testDescription: "America/New_York", winter: -300),
  ]
  static let spring = Sample.day("2026-03-08")
  static let autumn = Sample.day("2026-11-01")

  /// At 02:00 of the zone's own clock.
  static func offsets(_ zone: Zone, on day: CalendarDay) -> ZoneOffsets {
    let (before, after) = day == spring ? (zone.winter, zone.winter + 60) : (zone.winter + 60, zone.winter)
    let change = Moment(day, ClockTime(minutes: 120), offsetMinutes: before)
    return ZoneOffsets(first: before, changes: [.init(at: change, minutes: after)])
  }

  typealias Row = (time: Int, minutes: Int, answer: Bool?, reading: String)
  /// Time and length in minutes, the answer given, and what the rule says; a number is minutes after 00:00 winter time.
  static let springRows: [Row] = [
    (0, 60, nil, "fine 0"), (60, 60, nil, "fine 60"), (75, 60, nil, "across"), (105, 30, nil, "across"),
    (119 - 14, 15, nil, "fine 105"), (120, 60, nil, "next 03:00"), (135, 60, nil, "next 03:00"),
    (165, 60, nil, "next 03:00"), (180, 60, nil, "fine 120"), (600, 60, nil, "fine 540"),
  ]
  static let autumnRows: [Row] = [
    (0, 60, nil, "fine -60"), (45, 60, nil, "fine -15"), (60, 60, nil, "twice"), (60, 60, false, "fine 0"),
    (60, 60, true, "fine 60"), (90, 60, false, "across"), (90, 60, true, "fine 90"), (105, 15, false, "fine 45"),
    (105, 15, nil, "twice"), (120, 60, nil, "fine 120"), (30, 120, nil, "across"), (600, 60, nil, "fine 600"),
  ]

  @Test("The clock is put forward: what it skips is asked about", arguments: zones)
  func forward(zone: Zone) { Self.check(Self.springRows, zone, Self.spring) }

  @Test("The clock is put back: which of two is asked, and nothing runs across", arguments: zones)
  func back(zone: Zone) { Self.check(Self.autumnRows, zone, Self.autumn) }

  @Test("An appointment begins at the instant that was meant", arguments: zones)
  func instants(zone: Zone) {
    let offsets = Self.offsets(zone, on: Self.autumn)
    var kept = Appointment.sample(on: Self.autumn, at: 60)
    let first = kept.begins(in: offsets)
    kept.isSecondOfTwo = true
    let second = kept.begins(in: offsets)
    #expect(second!.milliseconds - first!.milliseconds == 3_600_000)
    let gone = Appointment.sample(on: Self.spring, at: 120)
    #expect(gone.begins(in: Self.offsets(zone, on: Self.spring)) == nil)
  }

  private static func check(_ rows: [Row], _ zone: Zone, _ day: CalendarDay) {
    for row in rows {
      let reading = LocalTimeRule.reading(
        day, ClockTime(minutes: row.time), minutes: row.minutes, isSecondOfTwo: row.answer, in: offsets(zone, on: day))
      let words =
        switch reading {
        case .fine(let begins):
          "fine \((begins.milliseconds - Moment(day, ClockTime(minutes: 0), offsetMinutes: zone.winter).milliseconds) / 60_000)"
        case .doesNotExist(let next): "next \(next.shown)"
        case .existsTwice: "twice"
        case .runsAcrossTheChange: "across"
        }
      #expect(words == row.reading, "\(zone) \(day) \(ClockTime(minutes: row.time).shown) for \(row.minutes)")
    }
  }
}

extension Appointment {
  /// An hour with the sample's therapist.
  static func sample(
    _ number: UInt64 = 1, on day: CalendarDay, at minutes: Int, for length: Int = 60,
    _ change: (inout Appointment) -> Void = { _ in }
  ) -> Appointment {
    var made = Appointment(
      id: AppointmentID(high: 8, low: number), episode: EpisodeID(high: 8, low: 2), patient: PatientID(high: 8, low: 3),
      therapist: Sample.therapist, location: Sample.ballard, day: day, start: ClockTime(minutes: minutes),
      minutes: length, paying: .underOrder, state: .booked)
    change(&made)
    return made
  }
}
