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

  @Test("A hold that cannot be read keeps no other from being freed")
  func unreadable() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let broken = try await fixture.act(
      HoldSlot(
        episode: fixture.filed.episode, time: fixture.time(BookingFixture.day(5)), untilDay: BookingFixture.day(1),
        untilTime: ClockTime(minutes: 720)))
    let whole = try await fixture.act(Self.hold(fixture.filed.episode, fixture.time(BookingFixture.day(6))))
    let (desk, practice) = (fixture.base.desk, fixture.base.practice)
    _ = try await desk.write(in: practice) { connection in
      try connection.execute(
        "UPDATE appointment SET body = '{}' WHERE practice_id = \(connection.practice) AND id = \(broken)")
    }
    fixture.clock.pass(3 * 86_400)
    await #expect(throws: (any Error).self) { _ = try await desk.releaseDueHolds() }
    let freed = try await desk.write(in: practice) { try $0.appointment(whole) }
    #expect(freed?.isHoldOver == true)
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
    #expect(waiting.lines.map(\.entry.id) == [entry] && waiting.lines[0].free?.slot.day == BookingFixture.day(1))
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

  @Test("The first free time is one that the payer pays, at the time of day that was asked for; else it says why not")
  func waitlistUnderPayer() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let licence = Licence(state: "WA", number: "MA60000003", to: CalendarDay("2028-01-01"))
    // Out of the plan's network, and free sooner.
    let jo = try await fixture.act(
      SaveTherapist(Therapist(id: TherapistID(high: 0, low: 0), name: "Jo Brandt", licences: [licence]), isNew: true))
    let apart = NetworkRecord(therapist: jo, location: nil, plan: fixture.base.inNetwork, status: .outOfNetwork)
    try await fixture.act(SaveNetwork(apart, id: nil))
    for therapist in [fixture.lee, fixture.ann] {
      let leave = AddDaysOff.Stretch(first: BookingFixture.day(1), last: BookingFixture.day(3), reason: "leave")
      try await fixture.act(AddDaysOff([leave], of: .therapist(therapist)))
    }
    let caller = fixture.base.caller([.frontDesk])
    func first(_ last: Int) async throws -> RankedSlots.Offer? {
      let entry = try await fixture.act(
        AddToWaitlist(
          episode: fixture.filed.episode, minutes: 60, therapist: nil, location: nil, part: .late,
          firstDay: BookingFixture.day(1), lastDay: BookingFixture.day(last)))
      let line = try await fixture.base.desk.ask(ShowWaitlist(), by: caller).lines.first { $0.entry.id == entry }
      #expect(line?.entry.part == .late)
      return line?.free
    }
    let unpaid = try await first(2)
    #expect(unpaid?.slot.day == BookingFixture.day(1) && unpaid?.determination.payability == .selfPay)
    let paid = try await first(9)
    #expect(paid?.slot.day == BookingFixture.day(4) && paid?.slot.start == ClockTime(minutes: 960))
    #expect(paid?.determination.payability == .payable && paid?.slot.therapist != nil)
  }

  @Test("Once the referral is signed off, the episode and the check name the hold that waited for it")
  func referralCame() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let caller = fixture.base.caller([.frontDesk])
    let episode = try await fixture.act(
      OpenEpisode(patient: fixture.patient, coverage: fixture.coverage, problem: "neck", care: .therapeutic))
    let held = try await fixture.act(Self.hold(episode, fixture.time(BookingFixture.day(5))))
    func ready() async throws -> [AppointmentID] {
      try await fixture.base.desk.ask(ShowEpisode(episode: episode), by: caller).holdsReady.map(\.id)
    }
    #expect(try await ready() == [])
    let intake = try await fixture.base.receive(DeskFixture.order(code: "M54.2 Neck pain"))
    let review = try await fixture.base.desk.ask(ShowReview(intake: intake), by: caller)
    let filed = try await fixture.act(
      SignOffReferral(
        intake: intake, order: 0, entries: ReviewEntries(fields: [:], particulars: review.review!.particulars[0]),
        patient: .existing(fixture.patient), payment: .coverage(fixture.coverage), episode: episode))
    #expect(filed.episode == episode)
    #expect(try await ready() == [held])
    let check = try await fixture.base.desk.ask(CheckReferral(referral: filed.referral), by: caller)
    #expect(check.holdsReady.map(\.id) == [held])
    #expect(try await fixture.shown(held).determination?.gaps.isEmpty == true, "nothing is needed any more")
    try await fixture.act(KeepHold(appointment: held, paying: .underOrder))
    #expect(try await ready() == [])
  }
}
