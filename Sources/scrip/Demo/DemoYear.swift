import Foundation
import ScripCore
import ScripDesk
import ScripIntake
import Synchronization

/// A clock that the demonstration's past is made by: it shows whatever moment is being remembered.
final class DemoClock: Sendable {
  private let moment: Mutex<Moment>
  private let state: Mutex<UInt64>

  init(at start: Moment) {
    moment = Mutex(start)
    state = Mutex(UInt64(bitPattern: start.milliseconds / 86_400_000))
  }

  /// Numbers from the day alone: ids of made-up records must differ, they are no secrets.
  var world: World {
    World(now: { self.moment.withLock { $0 } }, random: { self.next() })
  }

  var day: CalendarDay { moment.withLock { $0.local(offsetMinutes: -480).day } }

  func go(to day: CalendarDay, at minutes: Int) {
    moment.withLock { $0 = Moment(day, ClockTime(minutes: minutes), offsetMinutes: -480) }
  }

  /// SplitMix64.
  private func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}

/// The year behind today: what happened on which day, done in that order through the acts that people use.
struct DemoYear {
  let acts: DemoActs
  let clock: DemoClock
  /// Sol Varga at work, who does everything: treats, writes the notes, and sends the claims.
  let sol: Caller
  let therapist: TherapistID
  let location: LocationID
  /// By class.
  let plans: [String: PlanID]
  let today: CalendarDay
  /// Where files of claims are carried.
  let carry: @Sendable () async throws -> Void

  /// One thing that happened.
  struct Event {
    let daysBefore: Int
    let minutes: Int
    let work: () async throws -> Void
  }

  func make() async throws {
    try await network()
    let secondPlan = try await secondPlan()
    var events: [Event] = []
    for life in DemoLife.all {
      let course = DemoCourse(life: life, year: self, secondPlan: secondPlan)
      events += course.events
      if life.family == "Ashdown" || life.family == "Yamada" { events.append(todays(course)) }
    }
    events.append(Event(daysBefore: 0, minutes: 490) { try await hold() })
    for event in events.sorted(by: { ($1.daysBefore, $0.minutes) < ($0.daysBefore, $1.minutes) }) {
      clock.go(to: today.adding(days: -event.daysBefore), at: event.minutes)
      try await event.work()
    }
  }

  /// Sol is in the networks that ask for it.
  private func network() async throws {
    clock.go(to: today.adding(days: -360), at: 480)
    for key in ["va_ccn", "commercial_in_network"] {
      guard let plan = plans[key] else { continue }
      try await acts.perform(
        SaveNetwork(NetworkRecord(therapist: therapist, location: location, plan: plan, status: .inNetwork), id: nil))
    }
  }

  /// A plan that pays after the first one of somebody who has two.
  private func secondPlan() async throws -> PlanID {
    var plan = Plan(
      id: PlanID(high: 0, low: 0), payerName: "Wenatchee Benefit", name: "Choice", classKey: "commercial_in_network",
      acceptance: .accepted)
    DemoMoney.complete(&plan)
    plan.payerNumber = DemoMoney.secondPayer.number
    let id = try await acts.perform(SavePlan(plan, isNew: true))
    try await acts.perform(
      SaveNetwork(NetworkRecord(therapist: therapist, location: location, plan: id, status: .inNetwork), id: nil))
    return id
  }

  /// The day on which the practice is open: today, or Monday when it is a weekend.
  var openDay: CalendarDay {
    switch today.weekdayName {
    case "Sat": today.adding(days: 2)
    case "Sun": today.adding(days: 1)
    default: today
    }
  }

  /// A visit in the past falls on a working day: one on a weekend is two days earlier.
  func visitDay(_ daysBefore: Int) -> CalendarDay {
    let day = today.adding(days: -daysBefore)
    return ["Sat", "Sun"].contains(day.weekdayName) ? day.adding(days: -2) : day
  }

  func time(_ day: CalendarDay, at start: Int, with person: TherapistID, for minutes: Int = 60) -> TimeAsked {
    TimeAsked(
      therapist: person, location: location, day: day, start: ClockTime(minutes: start), minutes: minutes)
  }

  /// Today's appointments: the last visit of one order, and one that its patient pays for.
  private func todays(_ course: DemoCourse) -> Event {
    Event(daysBefore: 3, minutes: 600) {
      guard let episode = course.episode else { return }
      let paying: Appointment.Paying = course.life.classKey == nil ? .selfPay(noticeSignedOn: nil) : .underOrder
      try await acts.perform(
        BookAppointment(
          episode: episode, time: time(openDay, at: course.life.start, with: therapist), paying: paying,
          varianceReason: "the patient was away last week"))
    }
  }

  /// Somebody telephoned; the order is still to come.
  private func hold() async throws {
    let patient = try await acts.perform(
      SavePatient(
        id: nil, givenName: "Jonas", familyName: "Eklund", birthDate: CalendarDay("1983-04-19"),
        phone: PhoneNumber("206-555-0188")))
    guard let plan = plans["commercial_in_network"] else { return }
    let coverage = try await acts.perform(
      SaveCoverage(
        Coverage(id: CoverageID(high: 0, low: 0), patient: patient, plan: plan, memberID: "TW810023"), isNew: true))
    let episode = try await acts.perform(
      OpenEpisode(patient: patient, coverage: coverage, problem: "shoulder", location: location, care: .therapeutic))
    let day = openDay.adding(days: 7)
    try await acts.perform(
      HoldSlot(
        episode: episode, time: time(day, at: 600, with: therapist), untilDay: day.adding(days: -1),
        untilTime: ClockTime(minutes: 720)))
  }
}
