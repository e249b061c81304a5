import ScripCore
import Testing

@testable import ScripDesk

/// What became of a visit, its note, the end of a hold: Today lists what nobody settled, until somebody does.
@Suite struct SettlingTests {
  @Test("A visit nobody settled is listed from the next day on, until it is", arguments: DeskEngine.allCases)
  func unsettled(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let came = try await fixture.book(fixture.time(BookingFixture.day(1)))
    let missed = try await fixture.book(fixture.time(BookingFixture.day(2), with: fixture.ann), why: "as it came")
    #expect(try await fixture.settling().unsettledCount == 0)
    fixture.clock.pass(86_400)
    #expect(try await fixture.settling().unsettledCount == 0)
    fixture.clock.pass(86_400)
    #expect(try await fixture.settling().unsettled.map(\.appointment.id) == [came])
    fixture.clock.pass(86_400)
    let all = try await fixture.settling(of: fixture.lee)
    #expect(all.unsettled.map(\.appointment.id) == [came, missed] && all.unsettledCount == 2)
    #expect(all.notes.map(\.appointment.id) == [came] && all.notesCount == 1)
    let list = try await fixture.work(.unsettled)
    #expect(list.appointments == all.unsettled && !list.hasNext && !list.therapists.isEmpty)

    try await fixture.act(MarkNoShow(appointment: missed))
    try await fixture.act(MarkArrived(appointment: came, isHere: true))
    let settled = try await fixture.settling(of: fixture.lee)
    #expect(settled.unsettledCount == 0 && settled.unsettled.isEmpty)
    // The patient came: the note is still to be written, by nobody but the therapist.
    #expect(settled.notes.map(\.appointment.id) == [came])
    #expect(try await fixture.work(.notesToWrite, of: fixture.lee).appointments == settled.notes)
    #expect(try await fixture.settling(of: fixture.ann).notesCount == 0)
    #expect(try await fixture.work(.notesToWrite).appointments.isEmpty)
  }

  @Test(
    "A hold is listed two days before it ends; when it has ended, until the patient knows",
    arguments: DeskEngine.allCases)
  func holds(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let until = (day: BookingFixture.day(3), time: ClockTime(minutes: 720))
    let held = try await fixture.act(
      HoldSlot(
        episode: fixture.filed.episode, time: fixture.time(BookingFixture.day(5)), untilDay: until.day,
        untilTime: until.time))
    let end = try #require(try await fixture.shown(held).appointment.holdUntil)
    let seconds = (end.milliseconds - fixture.clock.now.milliseconds) / 1000
    fixture.clock.pass(seconds - 2 * 86_400 - 1)
    #expect(try await fixture.settling().holdsEndingCount == 0)
    fixture.clock.pass(1)
    let soon = try await fixture.settling()
    #expect(soon.holdsEnding.map(\.appointment.id) == [held] && soon.holdsEndingCount == 1)
    #expect(soon.holdsOverCount == 0)
    #expect(try await fixture.work(.holdsEnding).appointments == soon.holdsEnding)
    #expect(try await fixture.refusal(NotePatientTold(appointment: held)) == "There is nothing to tell: this is held.")

    fixture.clock.pass(2 * 86_400)
    #expect(try await fixture.base.desk.releaseDueHolds() == 1)
    let over = try await fixture.settling()
    #expect(over.holdsEndingCount == 0 && over.holdsOverCount == 1)
    #expect(over.holdsOver.first?.subject == held.bytes)
    #expect(try await fixture.work(.holdsOver).deadlines == over.holdsOver)
    #expect(try await fixture.shown(held).isToTell)

    try await fixture.act(NotePatientTold(appointment: held))
    #expect(try await fixture.settling().holdsOver.isEmpty)
    #expect(try await !fixture.shown(held).isToTell)
  }

  @Test("A hold that somebody gave up or kept leaves nobody to tell")
  func givenUp() async throws {
    let fixture = try await BookingFixture(.sqlite)
    var ids: [AppointmentID] = []
    for day in [5, 9] {
      let time = fixture.time(BookingFixture.day(day))
      ids.append(
        try await fixture.act(
          HoldSlot(
            episode: fixture.filed.episode, time: time, untilDay: BookingFixture.day(3),
            untilTime: ClockTime(minutes: 720))))
    }
    try await fixture.act(CancelAppointment(appointment: ids[0], cause: .patient))
    try await fixture.act(KeepHold(appointment: ids[1], paying: .underOrder, varianceReason: "as it came"))
    fixture.clock.pass(4 * 86_400)
    #expect(try await fixture.base.desk.releaseDueHolds() == 0)
    let settling = try await fixture.settling()
    #expect(settling.holdsEndingCount == 0 && settling.holdsOverCount == 0)
    #expect(
      try await fixture.refusal(NotePatientTold(appointment: ids[0])) == "There is nothing to tell: this is cancelled.")
  }
}

extension BookingFixture {
  fileprivate func settling(of therapist: TherapistID? = nil) async throws -> ShowToday.Settling {
    try await base.desk.ask(ShowToday(therapist: therapist), by: base.caller([.frontDesk])).settling
  }

  fileprivate func work(_ list: ShowWork.List, of therapist: TherapistID? = nil) async throws -> ShowWork.Work {
    try await base.desk.ask(ShowWork(list, therapist: therapist), by: base.caller([.frontDesk]))
  }
}
