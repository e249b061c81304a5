import ScripCore
import ScripStore
import Synchronization

@testable import ScripDesk

/// A clock that a test moves.
final class MovedClock: Sendable {
  private let seconds = Mutex<Int64>(0)
  var now: Moment { DeskFixture.now.adding(seconds: seconds.withLock { $0 }) }
  func pass(_ more: Int64) { seconds.withLock { $0 += more } }
}

/// The desk's practice with two therapists in Regence's network, and one signed order for twelve visits.
struct BookingFixture: Sendable {
  let base: DeskFixture
  let clock: MovedClock
  let lee: TherapistID
  let ann: TherapistID
  let ballard: LocationID
  let filed: SignOffReferral.Filed
  let patient: PatientID
  let coverage: CoverageID
  private let keys = KeyNumbers()

  /// Numbers for request keys.
  private final class KeyNumbers: Sendable {
    private let number = Mutex(0)
    func next() -> String { "booking-\(number.withLock { $0 += 1; return $0 })" }
  }

  init(
    _ engine: DeskEngine, plan: KeyPath<DeskFixture, PlanID> = \.inNetwork, visits: Int = 12,
    hours: [OpeningHours] = [], cancellation: CancellationPolicy? = nil
  ) async throws {
    let clock = MovedClock()
    let base = try await DeskFixture(engine, now: { clock.now })
    (self.clock, self.base) = (clock, base)
    var profile = Practice(
      id: base.practice, legalName: "Cedar PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")
    profile.cancellation = cancellation
    _ = try await base.perform(SavePractice(profile), "practice-2")
    let place = try await base.desk.ask(ShowToday(), by: base.caller([.frontDesk])).locations[0]
    ballard = place.id
    var open = place
    open.hours = hours
    _ = try await base.perform(SaveLocation(open, isNew: false), "location-2")
    var people: [TherapistID] = []
    for (name, gender) in [("Lee Ann Moss", Gender.woman), ("Ann Teller", .man)] {
      let licence = Licence(state: "WA", number: "MA60000001", to: CalendarDay("2028-01-01"))
      var therapist = Therapist(id: TherapistID(high: 0, low: 0), name: name, licences: [licence])
      therapist.gender = gender
      let id = try await base.perform(SaveTherapist(therapist, isNew: true), "therapist-\(name.count)")
      let record = NetworkRecord(therapist: id, location: nil, plan: base.inNetwork, status: .inNetwork)
      _ = try await base.perform(SaveNetwork(record, id: nil), "network-\(name.count)")
      people.append(id)
    }
    (lee, ann) = (people[0], people[1])
    let order = DeskFixture.order(visits: "Number of visits: 12")
    filed = try await base.signOff(try await base.receive(order), plan: base[keyPath: plan])
    let story = try await base.desk.ask(ShowEpisode(episode: filed.episode), by: base.caller([.frontDesk]))
    (patient, coverage) = (story.patient.id, story.coverage!.id)
    if visits < 12 {
      // Within the order, and long enough ago not to crowd the weeks to come.
      let days = (0..<12 - visits).map { DeskFixture.today.adding(days: $0 - 22) }
      _ = try await base.perform(RecordEarlierVisits(episode: filed.episode, days: days), "earlier-1")
    }
  }

  static func day(_ later: Int) -> CalendarDay { DeskFixture.today.adding(days: later) }

  /// An hour with Lee at ten o'clock, unless said otherwise.
  func time(
    _ day: CalendarDay = day(1), at minutes: Int = 600, for length: Int = 60, with therapist: TherapistID? = nil
  ) -> TimeAsked {
    TimeAsked(
      therapist: therapist ?? lee, location: ballard, day: day, start: ClockTime(minutes: minutes), minutes: length)
  }

  @discardableResult
  func act<A: Act>(_ act: A) async throws -> A.Answer { try await base.perform(act, keys.next()) }

  func book(
    _ time: TimeAsked, paying: Appointment.Paying = .underOrder, episode: EpisodeID? = nil, why: String? = nil
  ) async throws -> AppointmentID {
    try await act(
      BookAppointment(episode: episode ?? filed.episode, time: time, paying: paying, varianceReason: why))
  }

  /// An episode of somebody else, who pays alone.
  func stranger() async throws -> EpisodeID {
    let other = try await act(SavePatient(id: nil, givenName: "Noor", familyName: "Abernathy", birthDate: nil))
    return try await act(OpenEpisode(patient: other, coverage: nil, problem: "neck", care: .therapeutic))
  }

  func shown(_ id: AppointmentID) async throws -> ShowAppointment.Details {
    try await base.desk.ask(ShowAppointment(appointment: id), by: base.caller([.frontDesk]))
  }

  func visitsLeft() async throws -> Int? {
    let story = try await base.desk.ask(ShowEpisode(episode: filed.episode), by: base.caller([.frontDesk]))
    return story.determination.visitsLeft.tightest?.visits
  }

  /// The sentence of the refusal; nil when it was done.
  func refusal<A: Act>(_ act: A) async throws -> String? {
    do {
      _ = try await self.act(act)
      return nil
    } catch let refusal as Refusal { return refusal.sentence }
  }

  /// Every promise of the record: taken quarters are those of the appointments, and nobody's visit is held.
  func fault() async throws -> String? {
    let (days, episode) = (Self.day(-40)...Self.day(60), filed.episode)
    let people = [Resource(lee), Resource(ann), Resource(patient)]
    return try await base.desk.database.read(in: .of(base.practice)) { connection in
      let kept = try connection.appointments(from: days.lowerBound, to: days.upperBound).filter(\.takesTime)
      var taken = TakenTime()
      for one in kept where !taken.take(QuarterSet(one.quarters), of: one.resources, on: one.day) {
        return "a quarter is taken twice"
      }
      if try connection.takenTime(from: days.lowerBound, to: days.upperBound) != taken { return "columns differ" }
      var day = days.lowerBound
      while day <= days.upperBound {
        for person in people where try connection.takenSlots(on: day, of: person) != taken[person, day] {
          return "slots differ on \(day)"
        }
        day = day.adding(days: 1)
      }
      let ledger = try connection.ledger(of: episode)
      for one in kept where one.episode == episode && one.paying == .underOrder {
        if one.state == .booked, !ledger.isTaken(by: one.id) { return "a booking holds no visit" }
      }
      return ledger.limits.contains { $0.left < 0 } ? "a limit is below zero" : nil
    }
  }
}
