import ScripCore
import ScripSQL
import ScripStore

/// A series as it would be booked, date by date, and why a date could not be.
public struct PreviewSeries: Query {
  public static let permission = Permission.bookAppointments
  let episode: EpisodeID
  let first: TimeAsked
  let count: Int

  public struct Preview: Sendable {
    public let plan: SeriesPlan
    public let frequency: OrderedSchedule.Frequency?
    public let patient: Patient
    public let therapist: Therapist
    public let location: Location
    /// What the patient has already on days on which they are elsewhere at the wished hour, and why a day is off.
    public let elsewhere: [CalendarDay: String]
  }

  public init(episode: EpisodeID, first: TimeAsked, count: Int) {
    self.episode = episode
    self.first = first
    self.count = min(max(count, 1), SeriesPlan.countMax)
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Preview> {
    guard let found = try connection.episode(episode), let patient = try connection.patient(found.patient),
      let therapist = try connection.therapist(first.therapist), let location = try connection.location(first.location),
      Appointment.isOnTheQuarter(start: first.start, minutes: first.minutes)
    else { throw Refusal.notFound }
    if let wish = patient.preference, wish.isHard, !wish.isMet(by: therapist) { throw Refusal.preference }
    let taken = try connection.takenTime(from: first.day, to: first.day.adding(days: 730))
    let free = FreeSlots(
      therapists: [therapist], locations: [location], taken: taken, daysOff: try connection.practiceDaysOff())
    let facts = try connection.facts(of: found, on: first.day, reference: context.reference)
    let plan = SeriesPlan(
      SeriesPlan.Wish(
        first: first.day, start: first.start, minutes: first.minutes, therapist: therapist, location: location,
        patient: patient.id, count: count), facts: facts, free: free)
    return Found(
      Preview(
        plan: plan, frequency: facts.referrals.inForce(on: first.day)?.schedule.frequency, patient: patient,
        therapist: therapist, location: location,
        elsewhere: try elsewhere(of: patient, in: plan, connection)
          .merging(plan.off(free, location, therapist)) { $1 }),
      chart: patient.id)
  }

  /// One sentence for each day on which the wished hour runs into what the patient has already.
  private func elsewhere(
    of patient: Patient, in plan: SeriesPlan, _ connection: borrowing Connection
  ) throws -> [CalendarDay: String] {
    var said: [CalendarDay: String] = [:]
    for day in plan.dates.filter(\.isElsewhere).map(\.wanted) {
      let own = try connection.appointments(of: patient.id, from: day, to: day)
      guard let other = own.first(where: { $0.quarters.overlaps(first.quarters) }) else { continue }
      said[day] = other.said(of: patient, with: try connection.therapist(other.therapist))
    }
    return said
  }
}

extension SeriesPlan {
  /// One sentence for each day that the frequency asks for and on which somebody is away.
  fileprivate func off(_ free: FreeSlots, _ place: Location, _ therapist: Therapist) -> [CalendarDay: String] {
    dates.reduce(into: [:]) { said, date in
      guard let found = DaysOff.found(on: date.wanted, free.daysOff, place, therapist) else { return }
      said[date.wanted] = DaysOff.said(found, on: date.wanted, place, therapist)
    }
  }
}
