import ScripCore
import Testing

@testable import ScripDesk

/// A time that is kept until the paper comes, and frees itself when it does not.
@Suite struct HoldTests {
  private static func hold(_ episode: EpisodeID, _ time: TimeAsked) -> HoldSlot {
    HoldSlot(episode: episode, time: time, untilDay: BookingFixture.day(2), untilTime: ClockTime(minutes: 720))
  }

  @Test("A caller without an order gets a hold that names what it needs, and is booked when the order is filed")
  func phoneCall() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let episode = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: fixture.coverage, problem: "neck", care: .therapeutic))
    let time = fixture.time(BookingFixture.day(5))
    let booked = try await fixture.refusal(BookAppointment(episode: episode, time: time, paying: .underOrder))
    #expect(booked?.contains("hold the time") == true)
    let id = try await fixture.act(Self.hold(episode, time))
    let held = try await fixture.shown(id).appointment
    guard case .held(let hold) = held.state else {
      Issue.record("it is held")
      return
    }
    #expect(hold.needs.first?.isEmpty == false)
    let arrived = try await fixture.refusal(MarkArrived(appointment: id, isHere: true))
    #expect(arrived?.contains("only held") == true)
    let early = try await fixture.refusal(KeepHold(appointment: id, paying: .underOrder))
    #expect(early?.contains("would not pay") == true)
    let intake = try await fixture.base.receive(DeskFixture.order(code: "M54.2 Neck pain"))
    let review = try await fixture.base.desk.ask(ShowReview(intake: intake), by: fixture.base.caller([.frontDesk]))
    try await fixture.act(
      SignOffReferral(
        intake: intake, order: 0,
        entries: ReviewEntries(fields: [:], particulars: review.review!.particulars[0]),
        patient: .existing(fixture.patient), payment: .coverage(fixture.coverage), episode: episode))
    try await fixture.act(KeepHold(appointment: id, paying: .underOrder))
    let kept = try await fixture.shown(id).appointment
    #expect(kept.state == .booked && kept.paying == .underOrder)
    fixture.clock.pass(3 * 86_400)
    let freed = try await fixture.base.desk.releaseDueHolds()
    #expect(freed == 0)
  }

  @Test("A hold frees its time and its visit by itself, once", arguments: DeskEngine.allCases)
  func runsOut(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine, visits: 1)
    let time = fixture.time(BookingFixture.day(5))
    let id = try await fixture.act(Self.hold(fixture.filed.episode, time))
    let left = try await fixture.visitsLeft()
    let early = try await fixture.base.desk.releaseDueHolds()
    #expect(left == 0 && early == 0)
    fixture.clock.pass(2 * 86_400 + 12 * 3600 - 1)
    let almost = try await fixture.base.desk.releaseDueHolds()
    fixture.clock.pass(1)
    let due = try await fixture.base.desk.releaseDueHolds()
    let again = try await fixture.base.desk.releaseDueHolds()
    #expect(almost == 0 && due == 1 && again == 0)
    let late = try await fixture.refusal(KeepHold(appointment: id, paying: .underOrder))
    #expect(late?.contains("cancelled") == true)
    let free = try await fixture.refusal(
      BookAppointment(episode: fixture.filed.episode, time: time, paying: .underOrder))
    let fault = try await fixture.fault()
    #expect(free == nil && fault == nil)
  }

  @Test("A hold ends before the session begins, not in the past and not after weeks")
  func bounds() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let time = fixture.time(BookingFixture.day(30))
    let rows: [(day: Int, minutes: Int)] = [(-1, 600), (0, 0), (30, 601), (22, 600)]
    for row in rows {
      let said = try await fixture.refusal(
        HoldSlot(
          episode: fixture.filed.episode, time: time, untilDay: BookingFixture.day(row.day),
          untilTime: ClockTime(minutes: row.minutes)))
      #expect(said?.contains("before the session begins") == true, "day \(row.day)")
    }
  }

  @Test("Nobody waits for what is unsafe")
  func unsafe() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await fixture.act(
      RecordSafety(
        patient: fixture.patient,
        finding: SafetyFinding(
          flag: "dvt_suspected", shown: "a clot may be in the leg", level: .absolute, advice: "see a doctor today")))
    let said = try await fixture.refusal(
      Self.hold(fixture.filed.episode, fixture.time(BookingFixture.day(5))))
    #expect(said != nil)
  }

  @Test("Who waits stands on the list with the first time that is free, until they are booked")
  func waitlist() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let entry = try await fixture.act(
      AddToWaitlist(
        episode: fixture.filed.episode, minutes: 60, therapist: fixture.lee, location: nil,
        firstDay: BookingFixture.day(1), lastDay: BookingFixture.day(10)))
    let caller = fixture.base.caller([.frontDesk])
    let waiting = try await fixture.base.desk.ask(ShowWaitlist(), by: caller)
    #expect(waiting.lines.map(\.entry.id) == [entry] && waiting.lines[0].free?.day == BookingFixture.day(1))
    let over = try await fixture.refusal(
      AddToWaitlist(
        episode: fixture.filed.episode, minutes: 60, therapist: nil, location: nil, firstDay: BookingFixture.day(-9),
        lastDay: BookingFixture.day(-1)))
    #expect(over?.contains("This day is over") == true)
    let again = try await fixture.act(
      AddToWaitlist(
        episode: fixture.filed.episode, minutes: 60, therapist: fixture.lee, location: nil,
        firstDay: BookingFixture.day(2), lastDay: BookingFixture.day(20)))
    let longer = try await fixture.base.desk.ask(ShowWaitlist(), by: caller).lines.map(\.entry)
    #expect(again == entry && longer.map(\.id) == [entry], "asked for twice, one line, its place kept")
    #expect(longer[0].firstDay == BookingFixture.day(1) && longer[0].lastDay == BookingFixture.day(20))
    let other = try await fixture.act(
      AddToWaitlist(
        episode: fixture.filed.episode, minutes: 30, therapist: fixture.lee, location: nil,
        firstDay: BookingFixture.day(2), lastDay: BookingFixture.day(20)))
    #expect(other != entry, "another length is another wish")
    try await fixture.act(LeaveWaitlist(entry: other))
    try await fixture.act(LeaveWaitlist(entry: entry))
    let nobody = try await fixture.base.desk.ask(ShowWaitlist(), by: caller)
    #expect(nobody.lines.isEmpty)
  }
}
