import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// What may be booked, by whom it is paid, and what becomes of it.
@Suite struct BookingTests {
  @Test("A booking takes the time and one visit; cancelling gives both back", arguments: DeskEngine.allCases)
  func bookAndCancel(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let id = try await fixture.book(fixture.time())
    let left = try await fixture.visitsLeft()
    #expect(left == 11)
    let other = try await fixture.stranger()
    func others(_ therapist: TherapistID) async throws -> String? {
      try await fixture.refusal(
        BookAppointment(
          episode: other, time: fixture.time(at: 630, with: therapist), paying: .selfPay(noticeSignedOn: nil)))
    }
    let (taken, beside) = (try await others(fixture.lee), try await others(fixture.ann))
    #expect(taken?.contains("just taken") == true && beside == nil)
    try await fixture.act(CancelAppointment(appointment: id, cause: .practice))
    let again = try await fixture.refusal(
      BookAppointment(episode: fixture.filed.episode, time: fixture.time(at: 615), paying: .underOrder))
    let after = try await fixture.visitsLeft()
    let details = try await fixture.shown(id)
    #expect(again == nil && after == 11)
    #expect(details.appointment.history.map(\.state) == [.booked, .cancelled])
    let fault = try await fixture.fault()
    #expect(fault == nil)
  }

  @Test("What is refused names the fix and leaves nothing behind")
  func refusals() async throws {
    let hours = (1...5).map {
      OpeningHours(weekday: $0, opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 1080))
    }
    let fixture = try await BookingFixture(.sqlite, hours: hours)
    let rows: [(TimeAsked, String)] = [
      (fixture.time(at: 605), "quarter hour"), (fixture.time(for: 50), "quarter hour"),
      (fixture.time(at: 480), "not open"), (fixture.time(at: 1050), "not open"),
      (fixture.time(BookingFixture.day(4)), "not open"), (fixture.time(BookingFixture.day(41)), "hold the time"),
    ]
    for (time, words) in rows {
      let said = try await fixture.refusal(
        BookAppointment(episode: fixture.filed.episode, time: time, paying: .underOrder))
      #expect(said?.contains(words) == true, "\(time.day) \(time.start.shown): \(said ?? "booked")")
    }
    let left = try await fixture.visitsLeft()
    #expect(left == 12)
  }

  @Test("A payer's session is not sold to the patient, and self-pay waits for its notice")
  func paying() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let ready = BookAppointment(
      episode: fixture.filed.episode, time: fixture.time(), paying: .selfPay(noticeSignedOn: nil))
    let sold = try await fixture.refusal(ready)
    #expect(sold == "The payer pays for this: book it under the order.")
    let late = fixture.time(BookingFixture.day(40))
    func selfPay(_ signed: CalendarDay?) async throws -> String? {
      try await fixture.refusal(
        BookAppointment(episode: fixture.filed.episode, time: late, paying: .selfPay(noticeSignedOn: signed)))
    }
    let without = try await selfPay(nil)
    let future = try await selfPay(BookingFixture.day(2))
    let signed = try await selfPay(BookingFixture.day(0))
    #expect(without?.contains("signed that the payer will not pay") == true)
    #expect(future?.contains("not in the future") == true)
    #expect(signed == nil)
    let left = try await fixture.visitsLeft()
    #expect(left == 12, "what the patient pays takes no visit of the payer's")
  }

  @Test("Who must not be billed is never offered self-pay, whatever is signed")
  func neverBilled() async throws {
    let fixture = try await BookingFixture(.sqlite, plan: \.accident)
    let said = try await fixture.refusal(
      BookAppointment(
        episode: fixture.filed.episode, time: fixture.time(BookingFixture.day(40)),
        paying: .selfPay(noticeSignedOn: BookingFixture.day(0))))
    #expect(said?.hasPrefix("This cannot be booked.") == true)
  }

  @Test("Closer than ordered needs the reason in words")
  func closer() async throws {
    let fixture = try await BookingFixture(.sqlite)
    _ = try await fixture.book(fixture.time(BookingFixture.day(1)))
    _ = try await fixture.book(fixture.time(BookingFixture.day(2)))
    let third = fixture.time(BookingFixture.day(3))
    let said = try await fixture.refusal(
      BookAppointment(episode: fixture.filed.episode, time: third, paying: .underOrder))
    #expect(said?.contains("write down why") == true)
    let id = try await fixture.book(third, why: "travels next week")
    let details = try await fixture.shown(id)
    #expect(details.appointment.varianceReason == "travels next week")
  }

  @Test("A firm wish about the therapist is never set aside")
  func preference() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await fixture.act(
      SavePatient(
        id: fixture.patient, givenName: "Beatrice", familyName: "Delacroix",
        birthDate: CalendarDay("1992-03-16"), preference: TherapistPreference(gender: .woman, isHard: true)))
    let said = try await fixture.refusal(
      BookAppointment(
        episode: fixture.filed.episode, time: fixture.time(with: fixture.ann), paying: .underOrder))
    #expect(said?.contains("Choose another therapist") == true && said?.contains("woman") == false)
    let caller = fixture.base.caller([.frontDesk])
    let offers = try await fixture.base.desk.ask(
      FindSlots(episode: fixture.filed.episode, minutes: 60), by: caller)
    #expect(!offers.offers.isEmpty && offers.offers.allSatisfy { $0.slot.therapist == fixture.lee })
    let none = try await fixture.base.desk.ask(
      FindSlots(episode: fixture.filed.episode, minutes: 60, therapist: fixture.ann), by: caller)
    #expect(none.offers.isEmpty && none.hasFirmWish)
  }

  @Test("Times the payer pays are offered first and alone; the others are counted with their reason, or asked for")
  func payableFirst() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let licence = Licence(state: "WA", number: "MA60000002", to: CalendarDay("2028-01-01"))
    let nils = try await fixture.act(
      SaveTherapist(
        Therapist(id: TherapistID(high: 0, low: 0), name: "Aaron Nils", licences: [licence]), isNew: true))
    let caller = fixture.base.caller([.frontDesk])
    func offers(_ all: Bool, of therapist: TherapistID? = nil) async throws -> FindSlots.Offers {
      try await fixture.base.desk.ask(
        FindSlots(
          episode: fixture.filed.episode, minutes: 60, from: BookingFixture.day(1), days: 1, therapist: therapist,
          limit: 500, all: all), by: caller)
    }
    let paid = try await offers(false)
    #expect(paid.hasPayer && paid.offers.allSatisfy { $0.determination.verdict == .ready })
    let reason = paid.ranked.hidden.first
    #expect(!paid.offers.contains { $0.slot.therapist == nils } && reason?.count == paid.offers.count / 2)
    #expect(reason?.words.contains("network") == true)
    let all = try await offers(true)
    let firstOfNils = all.offers.firstIndex { $0.slot.therapist == nils }
    #expect(firstOfNils == paid.offers.count && all.offers.count == paid.offers.count * 3 / 2)
    let alone = try await offers(false, of: nils)
    #expect(alone.ranked.hasOnlyUnpaid && !alone.offers.isEmpty)
  }

  @Test("The last visit moves with its appointment and stays one visit", arguments: DeskEngine.allCases)
  func move(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine, visits: 1)
    let id = try await fixture.book(fixture.time(BookingFixture.day(5)))
    let judged = try await fixture.shown(id).determination
    #expect(judged?.verdict == .ready, "its own visit does not speak against it")
    let elsewhere = try await fixture.base.desk.ask(
      FindSlots(episode: fixture.filed.episode, minutes: 60, moving: id), by: fixture.base.caller([.frontDesk]))
    #expect(!elsewhere.ranked.hasOnlyUnpaid && !elsewhere.offers.isEmpty, "nor against another time for it")
    try await fixture.act(
      MoveAppointment(appointment: id, time: fixture.time(BookingFixture.day(7), at: 720, with: fixture.ann)))
    let moved = try await fixture.shown(id).appointment
    #expect(moved.day == BookingFixture.day(7) && moved.therapist == fixture.ann && moved.history.count == 2)
    let left = try await fixture.visitsLeft()
    let fault = try await fixture.fault()
    #expect(left == 0 && fault == nil)
  }

  @Test("Who comes is noted, who does not come gives the visit back")
  func arrivals() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let id = try await fixture.book(fixture.time())
    let early = try await fixture.refusal(MarkArrived(appointment: id, isHere: true))
    let unbegun = try await fixture.refusal(MarkNoShow(appointment: id))
    #expect(early?.contains("Move it") == true && unbegun?.contains("not begun") == true)
    fixture.clock.pass(86_400 + 11 * 3600)
    try await fixture.act(MarkArrived(appointment: id, isHere: true))
    try await fixture.act(MarkArrived(appointment: id, isHere: false))
    try await fixture.act(MarkNoShow(appointment: id))
    let left = try await fixture.visitsLeft()
    #expect(left == 12)
    let cancelled = try await fixture.refusal(CancelAppointment(appointment: id, cause: .patient))
    #expect(cancelled?.contains("not come") == true)
    // Late, but here: the visit is held again.
    try await fixture.act(MarkArrived(appointment: id, isHere: true))
    let held = try await fixture.visitsLeft()
    let shown = try await fixture.shown(id)
    #expect(held == 11 && shown.appointment.state.word == .arrived)
  }

  typealias Row = (plan: String, cause: Appointment.Cancellation.Cause, hours: Int64, fee: Int?)
  static let costs: [Row] = [
    ("in network", .patient, 0, nil), ("in network", .patient, 20, nil), ("in network", .patient, 21, 4500),
    ("in network", .practice, 21, nil),
    ("L&I", .patient, 21, nil),
  ]

  @Test("A late cancellation costs what the practice asks, where the payer lets the patient be asked", arguments: costs)
  func cost(row: Row) async throws {
    let policy = CancellationPolicy(noticeHours: 24, fee: Money(cents: 4500))
    let fixture = try await BookingFixture(
      .sqlite, plan: row.plan == "L&I" ? \.accident : \.inNetwork, cancellation: policy)
    if row.plan == "L&I" {
      var coverage = Coverage(id: fixture.coverage, patient: fixture.patient, plan: fixture.base.accident)
      (coverage.claimNumber, coverage.injuryDate) = ("AB12345", BookingFixture.day(-60))
      (coverage.injuryState, coverage.adjuster) = ("WA", "Dana")
      try await fixture.act(SaveCoverage(coverage, isNew: false))
    }
    let id = try await fixture.book(fixture.time(BookingFixture.day(1), at: 1200))
    fixture.clock.pass(row.hours * 3600)
    try await fixture.act(CancelAppointment(appointment: id, cause: row.cause))
    guard case .cancelled(let cancellation) = try await fixture.shown(id).appointment.state else {
      Issue.record("it is cancelled")
      return
    }
    #expect(cancellation.fee?.cents == row.fee)
  }

  @Test("A visit is given back also where the clock was set back since it was taken", arguments: DeskEngine.allCases)
  func clockSetBack(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    fixture.clock.pass(7_200)
    let id = try await fixture.book(fixture.time())
    fixture.clock.pass(-3_600)
    try await fixture.act(CancelAppointment(appointment: id, cause: .practice))
    #expect(try await fixture.visitsLeft() == 12)
    #expect(try await fixture.book(fixture.time()) != id)
    #expect(try await fixture.visitsLeft() == 11)
    #expect(try await fixture.fault() == nil)
  }

  @Test("Another practice's appointments are not there")
  func tenancy() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let id = try await fixture.book(fixture.time())
    let other = try await fixture.base.desk.addPractice(named: "Other Hands")
    let stranger = fixture.base.caller(Set(Role.allCases), in: other)
    await #expect(throws: Refusal.notFound) {
      try await fixture.base.desk.ask(ShowAppointment(appointment: id), by: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await fixture.base.desk.perform(
        CancelAppointment(appointment: id, cause: .practice), by: stranger, key: RequestKey("stranger-1")!)
    }
    let calendar = try await fixture.base.desk.ask(ShowCalendar(day: BookingFixture.day(1)), by: stranger)
    #expect(calendar.lines.isEmpty)
  }
}
