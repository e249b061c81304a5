import ScripCore
import Testing

@testable import ScripForms

/// What other calendars read of a therapist's times.
@Suite struct CalendarFeedTests {
  static let hours = ZoneOffsets(
    first: -420, changes: [.init(at: Moment(milliseconds: 1_793_523_600_000), minutes: -480)])

  /// Nine o'clock on the day before and the day after the clock is put back in Seattle (1 November 2026).
  static func time(_ day: String, _ number: UInt64, isHeld: Bool = false, at place: String = "Ballard") -> FeedTime {
    var appointment = Appointment(
      id: AppointmentID(high: 7, low: number), episode: EpisodeID(high: 1, low: 1), patient: PatientID(high: 1, low: 2),
      therapist: TherapistID(high: 1, low: 3), location: LocationID(high: 1, low: 4), day: CalendarDay(day)!,
      start: ClockTime(minutes: 540), minutes: 60, paying: isHeld ? nil : .underOrder,
      state: isHeld ? .held(.init(until: Moment(milliseconds: 0), needs: ["Beatrice’s signed order"])) : .booked,
      varianceReason: "Beatrice travels")
    appointment.note(at: Moment(milliseconds: 1_792_000_000_000), by: MembershipID(high: 1, low: 5))
    let location = Location(
      id: LocationID(high: 1, low: 4), name: place,
      address: PostalAddress(street: "", city: "", state: "WA", zip: "98107"))
    return appointment.feedTime(in: hours, at: location)!
  }

  static let feed = CalendarFeed([
    time("2026-10-31", 1), time("2026-11-02", 2, isHeld: true),
    time("2026-11-03", 3, at: "Ballard; back door, «Señora Núñez’s old studio», up the stairs \\ left, ring twice"),
  ])

  @Test("The feed is the golden one: instants in UTC on both sides of the night the clock changes")
  func golden() throws {
    let text = String(decoding: Self.feed.bytes, as: UTF8.self)
    try Printed.expectGolden(text, "calendar_feed.ics")
    #expect(text.contains("DTSTART:20261031T160000Z") && text.contains("DTSTART:20261102T170000Z"))
  }

  @Test("Every line ends in CRLF, holds at most 75 octets and cuts no character")
  func folded() {
    let lines = Self.feed.bytes.split(separator: 10, omittingEmptySubsequences: false)
    #expect(lines.last?.isEmpty == true && lines.count > 30)
    for line in lines.dropLast() {
      #expect(line.last == 13 && line.count <= 76 && String(validating: line, as: UTF8.self) != nil)
    }
    let unfolded = String(decoding: Self.feed.bytes, as: UTF8.self).replacing("\r\n ", with: "")
    #expect(
      unfolded.contains("LOCATION:Ballard\\; back door\\, «Señora Núñez’s old studio»\\, up the stairs \\\\ left"))
  }

  @Test("Nothing of what is written about an appointment is in it, and what was given up is not either")
  func nameless() {
    let text = String(decoding: Self.feed.bytes, as: UTF8.self)
    #expect(!text.contains("Beatrice") && !text.contains("order"))
    var gone = Appointment(
      id: AppointmentID(high: 7, low: 9), episode: EpisodeID(high: 1, low: 1), patient: PatientID(high: 1, low: 2),
      therapist: TherapistID(high: 1, low: 3), location: LocationID(high: 1, low: 4), day: CalendarDay("2026-11-05")!,
      start: ClockTime(minutes: 540), minutes: 60, paying: nil, state: .booked)
    #expect(gone.feedTime(in: Self.hours, at: nil)?.place == "")
    gone.state = .cancelled(.init(at: Moment(milliseconds: 0), by: MembershipID(high: 0, low: 0), cause: .practice))
    #expect(gone.feedTime(in: Self.hours, at: nil) == nil)
  }
}
