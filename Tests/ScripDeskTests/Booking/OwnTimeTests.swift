import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Nobody is in two rooms at once: what a patient has already is taken for them, with whomever and whatever the episode.
@Suite struct OwnTimeTests {
  static let said =
    "Beatrice Delacroix already has 10:00 with Lee Ann Moss that day. Choose another time, or move that one."

  @Test(
    "A second time at the same hour is refused when it is booked, held or moved there, and in a series",
    arguments: DeskEngine.allCases)
  func refused(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let (episode, day) = (fixture.filed.episode, BookingFixture.day(5))
    _ = try await fixture.book(fixture.time(day))
    let beside = fixture.time(day, at: 630, with: fixture.ann)
    let booked = try await fixture.refusal(BookAppointment(episode: episode, time: beside, paying: .underOrder))
    let held = try await fixture.refusal(
      HoldSlot(
        episode: episode, time: beside, untilDay: BookingFixture.day(2), untilTime: ClockTime(minutes: 720)))
    let other = try await fixture.book(fixture.time(BookingFixture.day(8)))
    let moved = try await fixture.refusal(MoveAppointment(appointment: other, time: beside))
    #expect(booked == Self.said && held == Self.said && moved == Self.said)
    let series = try await fixture.refusal(
      BookSeries(episode: episode, dates: [.init(time: beside, varianceReason: nil)]))
    #expect(series?.contains(Self.said) == true && series?.contains("None was booked") == true)
    let neck = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: nil, problem: "neck", care: .therapeutic))
    let elsewhere = try await fixture.refusal(
      BookAppointment(episode: neck, time: beside, paying: .selfPay(noticeSignedOn: nil)))
    #expect(elsewhere == Self.said, "in another episode too")
    let (left, fault) = (try await fixture.visitsLeft(), try await fixture.fault())
    #expect(left == 10 && fault == nil)
  }

  @Test("Before and after it, on another day and once it is given up the patient is free")
  func free() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let day = BookingFixture.day(5)
    let id = try await fixture.book(fixture.time(day))
    for time in [fixture.time(day, at: 540, with: fixture.ann), fixture.time(day, at: 660, with: fixture.ann)] {
      _ = try await fixture.book(time, why: "as it came")
    }
    try await fixture.act(
      MoveAppointment(
        appointment: id, time: fixture.time(day, at: 600, with: fixture.ann), varianceReason: "as it came"))
    try await fixture.act(CancelAppointment(appointment: id, cause: .practice))
    _ = try await fixture.book(fixture.time(day), why: "as it came")
    let fault = try await fixture.fault()
    #expect(fault == nil)
  }

  @Test("Times at which the patient is elsewhere are not offered, except to the appointment that is moved")
  func offers() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let (episode, day) = (fixture.filed.episode, BookingFixture.day(5))
    let id = try await fixture.book(fixture.time(day))
    let caller = fixture.base.caller([.frontDesk])
    func starts(_ therapist: TherapistID, moving: AppointmentID? = nil) async throws -> [String] {
      let found = try await fixture.base.desk.ask(
        FindSlots(
          episode: episode, minutes: 60, from: day, days: 1, therapist: therapist, limit: 500, all: true,
          moving: moving), by: caller)
      return found.offers.map(\.slot.start.shown).sorted().filter { ("09:00"..."11:00").contains($0) }
    }
    let plain = try await starts(fixture.ann)
    let (away, half) = (try await starts(fixture.ann, moving: id), try await starts(fixture.lee, moving: id))
    #expect(plain == ["09:00", "11:00"])
    #expect(away == ["09:00", "09:30", "10:00", "10:30", "11:00"])
    #expect(half == ["09:00", "09:30", "10:30", "11:00"], "by half an hour, and not to where it stands")
  }

  @Test("The preview of a series says at which date the patient is elsewhere, and with whom")
  func preview() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let (episode, day) = (fixture.filed.episode, BookingFixture.day(5))
    _ = try await fixture.book(fixture.time(day))
    let first = fixture.time(day, at: 630, with: fixture.ann)
    let found = try await fixture.base.desk.ask(
      PreviewSeries(episode: episode, first: first, count: 2), by: fixture.base.caller([.frontDesk]))
    #expect(found.elsewhere == [day: "Beatrice Delacroix already has 10:00 with Lee Ann Moss that day"])
    #expect(found.plan.dates.first?.isElsewhere == true)
    #expect(!found.plan.fitting.contains { $0.day == day && $0.start == first.start })
  }

  @Test("An appointment from before, without quarter hours of its patient, counts all the same")
  func before() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let day = BookingFixture.day(5)
    let id = try await fixture.book(fixture.time(day))
    let patient = Resource(fixture.patient)
    try await fixture.base.desk.database.write(in: .of(fixture.base.practice)) { connection in
      _ = try connection.execute(
        "DELETE FROM slot WHERE practice_id = \(connection.practice) AND resource_id = \(patient.id)")
    }
    let beside = fixture.time(day, at: 630, with: fixture.ann)
    let said = try await fixture.refusal(
      BookAppointment(episode: fixture.filed.episode, time: beside, paying: .underOrder))
    #expect(said == Self.said)
    try await fixture.act(MoveAppointment(appointment: id, time: beside))
    let fault = try await fixture.fault()
    #expect(fault == nil, "once moved it has them")
  }
}
