/// The search for a time: where the location is open, the therapist works there, nobody has the day off and
/// neither theirs nor the patient's quarter hours are taken.
///
/// What it finds is offered and not promised: the booking decides. Licence, network and payer are the determination's.
public struct FreeSlots: Sendable {
  /// What somebody looks for.
  public struct Wish: Hashable, Sendable {
    public var days: ClosedRange<CalendarDay>
    /// A multiple of 15.
    public var minutes: Int
    public var therapist: TherapistID?
    public var location: LocationID?
    public var preference: TherapistPreference?
    /// Who is to be treated: their own appointments take their time. Nil asks about nobody.
    public var patient: PatientID?
    /// Nil: at any time.
    public var part: DayPart?
    /// 1 is Monday; nil: on any day.
    public var weekday: Int?
    /// On the first day, only what begins later: the minute of now is over for it.
    public var after: ClockTime?

    public init(
      days: ClosedRange<CalendarDay>, minutes: Int, therapist: TherapistID? = nil, location: LocationID? = nil,
      preference: TherapistPreference? = nil, patient: PatientID? = nil, part: DayPart? = nil,
      weekday: Int? = nil, after: ClockTime? = nil
    ) {
      self.days = days
      self.minutes = minutes
      self.therapist = therapist
      self.location = location
      self.preference = preference
      self.patient = patient
      self.part = part
      self.weekday = weekday
      self.after = after
    }
  }

  public let therapists: [Therapist]
  public let locations: [Location]
  public var taken: TakenTime
  /// On which all of the practice is closed.
  public let daysOff: [DaysOff]?

  public init(therapists: [Therapist], locations: [Location], taken: TakenTime, daysOff: [DaysOff]? = nil) {
    self.therapists = therapists
    self.locations = locations
    self.taken = taken
    self.daysOff = daysOff
  }

  /// The first `limit` times that meet the wish, earliest first; of equals those whom the patient prefers.
  ///
  /// A hard preference is never set aside: when nobody meets it the answer is empty, and the waitlist is the way on.
  /// Whole and half hours are offered, and the quarter at which free time begins, so that no gap is left.
  public func find(_ wish: Wish, limit: Int) -> [FreeSlot] {
    var found: [FreeSlot] = []
    eachDay(of: wish) { day in
      day.eachSlot { slot, _ in
        found.append(slot)
        return found.count < limit
      }
      return found.count < limit
    }
    return found
  }

  /// Each day of the wish with its free times, one after the other, until `body` answers that it has seen enough.
  public func eachDay(of wish: Wish, _ body: (FreeDay) -> Bool) {
    let candidates = therapists.filter { therapist in
      (wish.therapist == nil || wish.therapist == therapist.id)
        && (wish.preference.map { !$0.isHard || $0.isMet(by: therapist) } ?? true)
    }
    let ranked =
      wish.preference.map { preference in
        candidates.filter { preference.isMet(by: $0) } + candidates.filter { !preference.isMet(by: $0) }
      } ?? candidates
    let places = locations.filter { wish.location == nil || wish.location == $0.id }
    for ahead in 0...wish.days.lowerBound.days(until: wish.days.upperBound) {
      let day = wish.days.lowerBound.adding(days: ahead)
      guard wish.weekday.map({ $0 == day.weekday }) ?? true else { continue }
      guard body(FreeDay(self, wish, on: day, ranked, places)) else { return }
    }
  }

  /// The first room of the place that is free for all of it.
  public func room(at place: Location, _ quarters: QuarterSet, on day: CalendarDay) -> RoomID? {
    place.roomsInUse.first { !taken[Resource($0.id), day].meets(quarters) }?.id
  }

  /// The starts at which this therapist, and the patient, are free at this place for so long.
  public func starts(
    of therapist: Therapist, at place: Location, minutes: Int, on day: CalendarDay, for patient: PatientID? = nil
  ) -> QuarterSet {
    guard therapist.works(on: day), DaysOff.found(on: day, daysOff, place, therapist) == nil else {
      return QuarterSet()
    }
    let open = place.openQuarters(on: day).intersection(therapist.quarters(at: place.id, on: day))
    let free = open.subtracting(taken[Resource(therapist.id), day])
      .subtracting(taken(by: patient, on: day))
    return free.starts(ofRun: minutes / 15)
  }

  /// What a patient has that day already, with whomever.
  func taken(by patient: PatientID?, on day: CalendarDay) -> QuarterSet {
    patient.map { taken[Resource($0), day] } ?? QuarterSet()
  }
}

/// A time that is free as far as is known.
public struct FreeSlot: Hashable, Sendable {
  public let day: CalendarDay
  public let start: ClockTime
  public let minutes: Int
  public let therapist: TherapistID
  public let location: LocationID
  public let room: RoomID?

  public init(
    day: CalendarDay, start: ClockTime, minutes: Int, therapist: TherapistID, location: LocationID, room: RoomID?
  ) {
    self.day = day
    self.start = start
    self.minutes = minutes
    self.therapist = therapist
    self.location = location
    self.room = room
  }
}

extension Location {
  /// The quarter hours in which it is open on an ordinary day. A location without hours is open all day.
  public func openQuarters(on day: CalendarDay) -> QuarterSet {
    if hours.isEmpty { return QuarterSet(0..<QuarterSet.count) }
    return hours.quarters(on: day)
  }
}

extension Therapist {
  /// Whether they work here on the day; both ends inclusive, open where not given.
  public func works(on day: CalendarDay) -> Bool {
    DaySpan(activeFrom, activeTo).holds(day)
  }
}
