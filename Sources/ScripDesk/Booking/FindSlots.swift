import ScripCore
import ScripSQL
import ScripStore

/// Free times for an episode, those that its payer pays for first, each with what the determination says about it.
public struct FindSlots: Query {
  public static let permission = Permission.bookAppointments
  public static let daysMax = 42
  let episode: EpisodeID
  let minutes: Int
  let from: CalendarDay?
  /// On the first day, only what begins then or later: where a list that was too long goes on.
  let after: ClockTime?
  let part: DayPart?
  let days: Int
  let therapist: TherapistID?
  let location: LocationID?
  let limit: Int
  /// Also the times that the payer would not pay for.
  let all: Bool
  /// An appointment that is to be moved: neither its own visit nor its own time stands in its way.
  let moving: AppointmentID?

  public struct Offers: Sendable {
    public let episode: Episode
    public let patient: Patient
    public let payer: PayerRules
    public let planName: String?
    public let therapists: [Therapist]
    public let locations: [Location]
    public let ranked: RankedSlots
    public let from: CalendarDay
    public let today: CalendarDay
    /// A firm wish about the therapist leaves others out.
    public let hasFirmWish: Bool
    /// Somebody other than the patient pays, so that it can be asked what they pay.
    public let hasPayer: Bool
    public let frequency: OrderedSchedule.Frequency?

    public var offers: [RankedSlots.Offer] { ranked.offers }
  }

  public init(
    episode: EpisodeID, minutes: Int, from: CalendarDay? = nil, after: ClockTime? = nil, part: DayPart? = nil,
    days: Int = 14, therapist: TherapistID? = nil, location: LocationID? = nil, limit: Int = 20, all: Bool = false,
    moving: AppointmentID? = nil
  ) {
    self.episode = episode
    self.minutes = minutes
    self.from = from
    self.after = after
    self.part = part
    self.days = min(max(days, 1), Self.daysMax)
    self.therapist = therapist
    self.location = location
    self.limit = limit
    self.all = all
    self.moving = moving
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Offers> {
    guard let found = try connection.episode(episode), let patient = try connection.patient(found.patient),
      Appointment.isOnTheQuarter(start: ClockTime(minutes: 0), minutes: minutes)
    else { throw Refusal.notFound }
    let from = max(from ?? context.today, context.today)
    let last = from.adding(days: days - 1)
    let moved = try moving.flatMap { try connection.appointment($0) }
    var taken = try connection.takenTime(from: from, to: last)
    if let moved, moved.takesTime { taken.free(QuarterSet(moved.quarters), of: moved.resources, on: moved.day) }
    let search = FreeSlots(
      therapists: try connection.therapists(), locations: try connection.locations(), taken: taken)
    let wish = FreeSlots.Wish(
      days: from...last, minutes: minutes, therapist: therapist, location: location, preference: patient.preference,
      patient: patient.id, part: part, after: begun(on: from, context))
    var facts = try connection.facts(of: found, on: from, reference: context.reference)
    if let moving { facts = facts.without(moving) }
    let decided = facts
    // Clock times that need a question are not offered; they can be typed.
    var zones: [CalendarDay: ZoneOffsets] = [:]
    let ranked = RankedSlots(search, wish, limit: limit, all: all || facts.payer.billing == .none) { slot in
      if let moved, moved.isAt(slot) { return false }
      let zone = zones[slot.day] ?? context.clock.offsets(around: slot.day)
      zones[slot.day] = zone
      if zone.changes.isEmpty { return true }
      let rule = LocalTimeRule.reading(slot.day, slot.start, minutes: slot.minutes, isSecondOfTwo: nil, in: zone)
      if case .fine = rule { return true } else { return false }
    } decide: { slot in
      let proposal = Proposal(therapist: slot.therapist, location: slot.location, units: slot.minutes / 15)
      return determine(decided, on: slot.day, proposal: proposal)
    }
    return Found(
      Offers(
        episode: found, patient: patient, payer: facts.payer, planName: facts.planName, therapists: search.therapists,
        locations: search.locations, ranked: ranked, from: from, today: context.today,
        hasFirmWish: patient.preference?.isHard ?? false, hasPayer: facts.payer.billing != .none,
        frequency: facts.referrals.inForce(on: from)?.schedule.frequency),
      chart: patient.id)
  }
}

extension FindSlots {
  /// Only what begins later than this is looked for on the first day; nil looks at all of it.
  private func begun(on day: CalendarDay, _ context: QueryContext) -> ClockTime? {
    let now = context.moment.local(offsetMinutes: context.zoneOffsetMinutes).time
    let past = day == context.today ? now : nil
    // The minute before, since a time that begins just then is meant too.
    let before = day == from ? after.flatMap { $0.minutes > 0 ? ClockTime(minutes: $0.minutes - 1) : nil } : nil
    return [past, before].compactMap(\.self).max()
  }
}

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
    /// What the patient has already on days on which they are elsewhere at the wished hour.
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
    let facts = try connection.facts(of: found, on: first.day, reference: context.reference)
    let plan = SeriesPlan(
      SeriesPlan.Wish(
        first: first.day, start: first.start, minutes: first.minutes, therapist: therapist, location: location,
        patient: patient.id, count: count), facts: facts,
      free: FreeSlots(therapists: [therapist], locations: [location], taken: taken))
    return Found(
      Preview(
        plan: plan, frequency: facts.referrals.inForce(on: first.day)?.schedule.frequency, patient: patient,
        therapist: therapist, location: location,
        elsewhere: try elsewhere(of: patient, in: plan, connection)),
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

extension Appointment {
  /// Whether this is where it stands already: nothing would be moved.
  fileprivate func isAt(_ slot: FreeSlot) -> Bool {
    (slot.day, slot.start, slot.minutes) == (day, start, minutes)
      && (slot.therapist, slot.location) == (therapist, location)
  }
}
