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
  let weekday: Int?
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
    /// On which all of the practice is closed.
    public let daysOff: [DaysOff]?

    public var offers: [RankedSlots.Offer] { ranked.offers }
  }

  public init(
    episode: EpisodeID, minutes: Int, from: CalendarDay? = nil, after: ClockTime? = nil, part: DayPart? = nil,
    weekday: Int? = nil, days: Int = 14, therapist: TherapistID? = nil, location: LocationID? = nil, limit: Int = 20,
    all: Bool = false,
    moving: AppointmentID? = nil
  ) {
    self.episode = episode
    self.minutes = minutes
    self.from = from
    self.after = after
    self.part = part
    self.weekday = weekday
    // One day of each week: as many weeks as are looked at in one go.
    self.days = weekday == nil ? min(max(days, 1), Self.daysMax) : Self.daysMax
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
      therapists: try connection.therapists(), locations: try connection.locations(), taken: taken,
      daysOff: try connection.practiceDaysOff())
    let wish = FreeSlots.Wish(
      days: from...last, minutes: minutes, therapist: therapist, location: location, preference: patient.preference,
      patient: patient.id, part: part, weekday: weekday, after: begun(on: from, context))
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
        frequency: facts.referrals.inForce(on: from)?.schedule.frequency, daysOff: search.daysOff),
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

extension Appointment {
  /// Whether this is where it stands already: nothing would be moved.
  fileprivate func isAt(_ slot: FreeSlot) -> Bool {
    (slot.day, slot.start, slot.minutes) == (day, start, minutes)
      && (slot.therapist, slot.location) == (therapist, location)
  }
}
