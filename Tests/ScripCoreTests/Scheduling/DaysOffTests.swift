import Testing

@testable import ScripCore

/// Closed days, leave and weekly hours: nothing is offered on them.
@Suite struct DaysOffTests {
  typealias Slots = FreeSlotsTests

  static func off(_ first: CalendarDay, _ more: Int = 0) -> [DaysOff] {
    [DaysOff(id: DaysOffID(high: 5, low: 1), first: first, last: first.adding(days: more), reason: "leave")]
  }

  static func days(_ search: FreeSlots, _ therapist: TherapistID? = nil, ahead: Int = 3) -> Set<String> {
    Set(search.find(Slots.wish(days: ahead, therapist: therapist), limit: 1_000).map(\.day.description))
  }

  static let all: Set<String> = ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]

  @Test("Nothing is offered while the practice is closed, both ends included")
  func practice() {
    let search = FreeSlots(
      therapists: [Slots.lee], locations: [Slots.location()], taken: TakenTime(),
      daysOff: Self.off(Slots.day.adding(days: 1), 1))
    #expect(Self.days(search) == ["2026-11-24", "2026-11-27"])
  }

  @Test("A closed location leaves the others open")
  func location() {
    var closed = Slots.location()
    closed.daysOff = Self.off(Slots.day)
    let search = Slots.search(places: [closed, Slots.location(2)])
    let found = search.find(Slots.wish(), limit: 100)
    #expect(!found.isEmpty && found.allSatisfy { $0.location == Slots.location(2).id })
  }

  @Test("A therapist's leave leaves the colleagues")
  func therapist() {
    var lee = Slots.lee
    lee.daysOff = Self.off(Slots.day.adding(days: 1), 2)
    let search = FreeSlots(therapists: [lee, Slots.ann], locations: [Slots.location()], taken: TakenTime())
    #expect(Self.days(search, lee.id) == ["2026-11-24"])
    #expect(Self.days(search, Slots.ann.id) == Self.all)
    #expect(search.starts(of: lee, at: Slots.location(), minutes: 60, on: Slots.day.adding(days: 1)).isEmpty)
  }

  /// Tuesday and Thursday at the first place, from when until when in minutes.
  static func working(_ opens: Int, _ closes: Int) -> [WorkingHours] {
    [
      WorkingHours(
        location: Slots.location().id,
        hours: [2, 4].map {
          OpeningHours(weekday: $0, opens: ClockTime(minutes: opens), closes: ClockTime(minutes: closes))
        })
    ]
  }

  typealias Row = (opens: Int, closes: Int, starts: [String])
  static let rows: [Row] = [
    (600, 690, ["10:00", "10:30"]), (480, 600, ["09:00"]), (660, 1080, ["11:00"]), (720, 1080, []),
  ]

  @Test("A therapist with weekly hours is offered where and when both they and the location are there", arguments: rows)
  func hours(row: Row) {
    var lee = Slots.lee
    lee.hours = Self.working(row.opens, row.closes)
    let search = FreeSlots(therapists: [lee], locations: [Slots.location(), Slots.location(2)], taken: TakenTime())
    let found = search.find(Slots.wish(), limit: 100)
    #expect(found.map(\.start.shown) == row.starts)
    #expect(found.allSatisfy { $0.location == Slots.location().id })
  }

  @Test("On a weekday without hours of theirs a therapist is not offered; without any they are, everywhere")
  func weekdays() {
    var lee = Slots.lee
    lee.hours = Self.working(540, 720)
    let search = FreeSlots(
      therapists: [lee, Slots.ann], locations: [Slots.location(2), Slots.location()], taken: TakenTime())
    #expect(Self.days(search, lee.id) == ["2026-11-24", "2026-11-26"])
    #expect(Self.days(search, Slots.ann.id) == Self.all)
    lee.hours = []
    #expect(!lee.hasHours && !lee.quarters(at: Slots.location(2).id, on: Slots.day).isEmpty)
  }

  @Test("A series goes around a day off to the day beside it")
  func series() {
    var place = SeriesPlanTests.ballard
    place.daysOff = Self.off(Sample.day("2026-11-27"))
    let plan = SeriesPlan(
      .init(
        first: Slots.day, start: ClockTime(minutes: 600), minutes: 60, therapist: SeriesPlanTests.therapist,
        location: place, count: 2), facts: Sample.facts("commercial_in_network") { _ in },
      free: FreeSlots(therapists: [SeriesPlanTests.therapist], locations: [place], taken: TakenTime()))
    #expect(plan.fitting.map(\.day.description) == ["2026-11-24", "2026-11-26"])
  }

  @Test("A year's federal holidays have their names; one on a weekend stands on both of its days")
  func holidays() {
    let found = FederalHoliday.all(of: 2026).map { "\($0.day) \($0.name)" }
    #expect(
      found == [
        "2026-01-01 New Year’s Day", "2026-01-19 Martin Luther King Jr. Day", "2026-02-16 Washington’s Birthday",
        "2026-05-25 Memorial Day", "2026-06-19 Juneteenth", "2026-07-03 Independence Day",
        "2026-07-04 Independence Day", "2026-09-07 Labor Day", "2026-10-12 Columbus Day", "2026-11-11 Veterans Day",
        "2026-11-26 Thanksgiving Day", "2026-12-25 Christmas Day",
      ])
    #expect(FederalHoliday.all(of: 2027).last?.day.description == "2027-12-31", "the next year’s first day, kept")
  }

  typealias Clash = (name: String, first: NetworkRecord, second: NetworkRecord, isOne: Bool)
  static func record(
    _ status: NetworkRecord.Status, at place: LocationID? = nil, from: String? = nil, to: String? = nil
  ) -> NetworkRecord {
    NetworkRecord(
      therapist: Sample.therapist, location: place, plan: Sample.plan, status: status, from: from.map(Sample.day),
      to: to.map(Sample.day))
  }
  static let clashes: [Clash] = [
    ("the same again", record(.inNetwork), record(.inNetwork), true),
    ("the opposite", record(.inNetwork), record(.outOfNetwork), true),
    ("one after the other", record(.inNetwork, to: "2026-12-31"), record(.outOfNetwork, from: "2027-01-01"), false),
    ("one day in both", record(.inNetwork, to: "2027-01-01"), record(.outOfNetwork, from: "2027-01-01"), true),
    ("one place besides", record(.comingSoon, from: "2027-01-01"), record(.inNetwork, at: Sample.ballard), false),
    ("one place less", record(.inNetwork), record(.outOfNetwork, at: Sample.ballard), true),
    (
      "two places", record(.inNetwork, at: Sample.ballard),
      record(.outOfNetwork, at: LocationID(high: 2, low: 77)), false
    ),
  ]

  @Test("Two network rows clash when both cannot be meant for one place and day", arguments: clashes)
  func clash(row: Clash) {
    #expect(row.first.clashes(with: row.second) == row.isOne, "\(row.name)")
    #expect(row.second.clashes(with: row.first) == row.isOne, "\(row.name), the other way")
  }

  @Test("Another therapist's row, and another plan's, is no clash")
  func others() {
    var (colleague, plan) = (Self.record(.inNetwork), Self.record(.inNetwork))
    colleague.therapist = Slots.ann.id
    plan.plan = PlanID(high: 9, low: 9)
    #expect(!colleague.clashes(with: Self.record(.inNetwork)) && !plan.clashes(with: Self.record(.inNetwork)))
  }
}
