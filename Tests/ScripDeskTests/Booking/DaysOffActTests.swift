import ScripCore
import ScripStore
import Testing

@testable import ScripDesk

/// Nothing new is booked where nobody is there; what is booked stays and is listed.
@Suite struct DaysOffActTests {
  private static func add(
    _ later: Int, _ reason: String, of whose: DaysOff.Whose, more: Int = 0
  ) -> AddDaysOff {
    let first = BookingFixture.day(later)
    return AddDaysOff([.init(first: first, last: first.adding(days: more), reason: reason)], of: whose)
  }

  /// Two days ahead is Thursday 26 November 2026.
  static let thanksgiving = BookingFixture.day(2)

  @Test("A day off refuses every way to a time, with its reason and the fix", arguments: DeskEngine.allCases)
  func everyWay(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let before = try await fixture.book(fixture.time(BookingFixture.day(6)))
    try await fixture.act(Self.add(2, "Thanksgiving Day", of: .practice))
    let (time, episode) = (fixture.time(Self.thanksgiving), fixture.filed.episode)
    let said = [
      try await fixture.refusal(BookAppointment(episode: episode, time: time, paying: .underOrder)),
      try await fixture.refusal(
        HoldSlot(
          episode: episode, time: time, untilDay: BookingFixture.day(1), untilTime: ClockTime(minutes: 720))),
      try await fixture.refusal(MoveAppointment(appointment: before, time: time)),
      try await fixture.refusal(BookSeries(episode: episode, dates: [.init(time: time, varianceReason: nil)])),
      try await fixture.refusal(
        AddToWaitlist(
          episode: episode, minutes: 60, therapist: nil, location: nil, firstDay: Self.thanksgiving,
          lastDay: Self.thanksgiving)),
    ]
    for sentence in said {
      #expect(sentence?.contains("The practice is closed on Thu 26 Nov 2026: Thanksgiving Day.") == true)
      #expect(sentence?.contains("removed from the days off") == true)
    }
    let offers = try await fixture.base.desk.ask(
      FindSlots(episode: episode, minutes: 60, days: 4, limit: 500), by: fixture.base.caller([.frontDesk]))
    #expect(!offers.offers.isEmpty && offers.offers.allSatisfy { $0.slot.day != Self.thanksgiving })
    let wide = try await fixture.refusal(
      AddToWaitlist(
        episode: episode, minutes: 60, therapist: nil, location: nil, firstDay: Self.thanksgiving,
        lastDay: BookingFixture.day(3)))
    #expect(wide == nil, "one day of them is not off")
    let fault = try await fixture.fault()
    #expect(fault == nil)
  }

  @Test("Leave keeps one therapist away, closing one location; a series says why a date is not its own")
  func others() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await fixture.act(Self.add(2, "leave", of: .therapist(fixture.lee), more: 8))
    let episode = fixture.filed.episode
    func booked(_ therapist: TherapistID, _ later: Int) async throws -> String? {
      try await fixture.refusal(
        BookAppointment(
          episode: episode, time: fixture.time(BookingFixture.day(later), with: therapist), paying: .underOrder))
    }
    let away = try await booked(fixture.lee, 3)
    let beside = try await booked(fixture.ann, 3)
    #expect(away?.contains("Lee Ann Moss is off on Fri 27 Nov 2026: leave.") == true)
    #expect(away?.contains("another day or therapist") == true && beside == nil)
    let preview = try await fixture.base.desk.ask(
      PreviewSeries(episode: episode, first: fixture.time(BookingFixture.day(1)), count: 3),
      by: fixture.base.caller([.frontDesk]))
    #expect(preview.elsewhere.values.contains { $0.contains("Lee Ann Moss is off") })
    try await fixture.act(Self.add(13, "inventory", of: .location(fixture.ballard)))
    let closed = try await booked(fixture.ann, 13)
    #expect(closed?.contains("Ballard is closed on Mon 7 Dec 2026: inventory.") == true)
  }

  @Test("Who is booked on days off stays booked and is listed, and the days are booked again once they are removed")
  func listed() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let caller = fixture.base.caller([.frontDesk])
    let first = try await fixture.book(fixture.time(Self.thanksgiving))
    let other = try await fixture.stranger()
    let given = try await fixture.book(
      fixture.time(Self.thanksgiving, with: fixture.ann), paying: .selfPay(noticeSignedOn: nil), episode: other)
    try await fixture.act(CancelAppointment(appointment: given, cause: .patient))
    let made = try await fixture.act(Self.add(2, "Thanksgiving Day", of: .practice))
    try await fixture.act(Self.add(2, "leave", of: .therapist(fixture.ann)))
    let list = try await fixture.base.desk.ask(ShowDaysOff(), by: caller)
    #expect(list.lines.map { $0.visits.map(\.appointment.id) } == [[first], []])
    let shown = try await fixture.shown(first)
    #expect(shown.appointment.state == .booked)
    #expect(shown.away == "The practice is closed on Thu 26 Nov 2026: Thanksgiving Day.")
    #expect(try await fixture.shown(given).away == nil, "given up: nobody comes")
    func onDaysOff() async throws -> Int {
      try await fixture.base.desk.ask(ShowToday(), by: caller).onDaysOffCount
    }
    #expect(try await onDaysOff() == 1)
    // Lee is away too: it is one visit all the same.
    let leave = try await fixture.act(Self.add(2, "leave", of: .therapist(fixture.lee)))
    #expect(try await onDaysOff() == 1)
    try await fixture.act(RemoveDaysOff(leave[0]))
    try await fixture.act(RemoveDaysOff(made[0]))
    let gone = try await fixture.refusal(RemoveDaysOff(made[0]))
    let again = try await fixture.refusal(
      BookAppointment(
        episode: other, time: fixture.time(Self.thanksgiving, at: 780), paying: .selfPay(noticeSignedOn: nil)))
    #expect(gone != nil && again == nil)
    fixture.clock.pass(5 * 86_400)
    let over = try await fixture.base.desk.ask(ShowDaysOff(), by: caller)
    #expect(over.lines.isEmpty)
  }

  @Test("Days off are refused when they are over, turned round, too long, without a reason or there already")
  func refused() async throws {
    let fixture = try await BookingFixture(.sqlite)
    try await fixture.act(Self.add(2, "Thanksgiving Day", of: .practice))
    let rows: [(AddDaysOff, String)] = [
      (Self.add(-3, "leave", of: .practice), "This day is over"),
      (Self.add(9, "leave", of: .practice, more: -1), "before the first"),
      (Self.add(9, "leave", of: .practice, more: 366), "at most a year"),
      (Self.add(9, "", of: .practice), "Write the reason"),
      (Self.add(1, "leave", of: .practice, more: 3), "Thu 26 Nov 2026 is written down already: Thanksgiving Day"),
      (AddDaysOff([], of: .practice), "at least one day"),
    ]
    for (act, words) in rows {
      let said = try await fixture.refusal(act)
      #expect(said?.contains(words) == true, "\(said ?? "added")")
    }
    let nobody = try await fixture.refusal(Self.add(9, "leave", of: .therapist(TherapistID(high: 4, low: 4))))
    #expect(nobody != nil)
  }

  @Test("Weekly hours refuse a time outside them; saving the person or the place keeps hours and days off")
  func hours() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let friday = OpeningHours(weekday: 5, opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 720))
    try await fixture.act(
      SaveWorkingHours([WorkingHours(location: fixture.ballard, hours: [friday])], of: fixture.lee))
    try await fixture.act(Self.add(9, "leave", of: .therapist(fixture.lee)))
    try await fixture.act(Self.add(9, "inventory", of: .location(fixture.ballard)))
    try await fixture.act(Self.add(9, "feast", of: .practice))
    let base = fixture.base
    let settings = try await base.desk.ask(ShowSettings(), by: base.caller([.owner]))
    var lee = try #require(settings.therapists.first { $0.id == fixture.lee })
    (lee.hours, lee.daysOff, lee.gender) = (nil, nil, nil)
    var place = settings.locations[0]
    place.daysOff = nil
    try await fixture.act(SaveTherapist(lee, isNew: false))
    try await fixture.act(SaveLocation(place, isNew: false))
    try await fixture.act(
      SavePractice(Practice(id: base.practice, legalName: "C", tradeName: "C", zone: "America/Los_Angeles")))
    let kept = try await base.desk.ask(ShowDaysOff(), by: base.caller([.owner]))
    #expect(Set(kept.lines.map(\.days.reason)) == ["leave", "inventory", "feast"])
    let (thursday, late) = (fixture.time(Self.thanksgiving), fixture.time(BookingFixture.day(3), at: 690))
    for time in [thursday, late] {
      let said = try await fixture.refusal(
        BookAppointment(episode: fixture.filed.episode, time: time, paying: .underOrder))
      #expect(said?.contains("Lee Ann Moss does not work in Ballard then") == true)
    }
    _ = try await fixture.book(fixture.time(BookingFixture.day(3), at: 660))
    let strange = try await fixture.refusal(
      SaveWorkingHours([WorkingHours(location: LocationID(high: 4, low: 4), hours: [friday])], of: fixture.lee))
    #expect(strange != nil)
  }

  @Test("A network row is removed while nobody was booked under it, and clashes with no other")
  func networks() async throws {
    let fixture = try await BookingFixture(.sqlite)
    let base = fixture.base
    func rows() async throws -> [NetworkRow] {
      try await base.desk.ask(ShowSettings(), by: base.caller([.owner])).networks
    }
    let own = try #require(try await rows().first { $0.record.therapist == fixture.lee })
    var other = own.record
    other.status = .outOfNetwork
    let clash = try await fixture.refusal(SaveNetwork(other, id: nil))
    #expect(clash?.contains("Lee Ann Moss has a row for this plan") == true && clash?.contains("in network") == true)
    try await fixture.act(SaveNetwork(own.record, id: own.id))
    let booked = try await fixture.book(fixture.time())
    let used = try await fixture.refusal(RemoveNetwork(own.id))
    #expect(used?.contains("Write its last day") == true)
    try await fixture.act(CancelAppointment(appointment: booked, cause: .practice))
    try await fixture.act(RemoveNetwork(own.id))
    let left = try await rows()
    #expect(!left.contains { $0.id == own.id } && left.count == 1)
    let twice = try await fixture.refusal(RemoveNetwork(own.id))
    #expect(twice != nil)
  }

  @Test("No two therapists of a practice share an NPI, none is entered twice, and no licence was looked up tomorrow")
  func therapists() async throws {
    let fixture = try await BookingFixture(.sqlite)
    func saved(
      _ name: String, npi: String? = nil, lookedUp later: Int? = nil, id: TherapistID? = nil
    ) async throws -> String? {
      let licence = Licence(
        state: "WA", number: "MA60000001", verifiedOn: later.map { BookingFixture.day($0) })
      let therapist = Therapist(
        id: id ?? TherapistID(high: 0, low: 0), name: name, npi: npi, licences: [licence])
      return try await fixture.refusal(SaveTherapist(therapist, isNew: id == nil))
    }
    let ann = try await saved("Ann Teller", npi: "2000000010", lookedUp: 0, id: fixture.ann)
    let number = try await saved("Jo Brandt", npi: "2000000010")
    let name = try await saved("ann  teller")
    let namesake = try await saved("Ann Teller", npi: "2000000028")
    let ahead = try await saved("Sol Varga", lookedUp: 1)
    #expect(ann == nil && namesake == nil, "herself, and another person of her name")
    #expect(number != nil && name != nil && ahead != nil)
  }
}
