/// The free times of one day: for each therapist and location the quarters at which a session may begin.
///
/// Times are made only as far as they are asked for: a large practice has thousands a day, and a desk looks at twenty.
public struct FreeDay {
  /// One therapist at one location who has time on the day.
  public struct Pair {
    public let therapist: TherapistID
    public let location: LocationID
    fileprivate let starts: QuarterSet
    fileprivate let place: Int
  }

  public let day: CalendarDay
  /// Those whom the patient prefers first.
  public let pairs: [Pair]
  private let places: [Location]
  private let minutes: Int
  private let search: FreeSlots

  init(
    _ search: FreeSlots, _ wish: FreeSlots.Wish, on day: CalendarDay, _ therapists: [Therapist], _ places: [Location]
  ) {
    let isClosed = search.daysOff.holding(day) != nil
    let open =
      isClosed
      ? []
      : places.indices.filter { places[$0].daysOff.holding(day) == nil }
        .map { (place: $0, quarters: places[$0].openQuarters(on: day)) }.filter { !$0.quarters.isEmpty }
    // The quarter of now has begun.
    let past = day == wish.days.lowerBound ? wish.after.map { QuarterSet(0..<$0.minutes / 15 + 1) } : nil
    func starts(_ free: QuarterSet) -> QuarterSet {
      let found = free.starts(ofRun: wish.minutes / 15).intersection(QuarterSet.halfHours.union(free.edges))
      let wanted = wish.part.map { found.intersection($0.starts) } ?? found
      return past.map(wanted.subtracting) ?? wanted
    }
    let elsewhere = search.taken(by: wish.patient, on: day)
    var pairs: [Pair] = []
    for therapist in therapists where !open.isEmpty && therapist.works(on: day) {
      if therapist.daysOff.holding(day) != nil { continue }
      let taken = search.taken[Resource(therapist.id), day].union(elsewhere)
      // Most locations of a practice keep the same hours.
      var last = (quarters: QuarterSet(), starts: QuarterSet())
      for (place, hours) in open {
        let quarters =
          therapist.hasHours ? hours.intersection(therapist.quarters(at: places[place].id, on: day)) : hours
        if last.quarters != quarters { last = (quarters, starts(quarters.subtracting(taken))) }
        if last.starts.isEmpty { continue }
        pairs.append(Pair(therapist: therapist.id, location: places[place].id, starts: last.starts, place: place))
      }
    }
    (self.day, self.pairs, self.places, self.minutes, self.search) = (day, pairs, places, wish.minutes, search)
  }

  /// Each time, earliest first, of equals in the order of `pairs`, with the index of its pair; until `body` answers
  /// that it has seen enough.
  public func eachSlot(_ body: (FreeSlot, Int) -> Bool) {
    for quarter in pairs.reduce(QuarterSet(), { $0.union($1.starts) }) {
      for (index, pair) in pairs.enumerated() where pair.starts.contains(quarter) {
        let place = places[pair.place]
        let room = search.room(at: place, QuarterSet(quarter..<quarter + minutes / 15), on: day)
        if room == nil, !place.roomsInUse.isEmpty { continue }
        let slot = FreeSlot(
          day: day, start: ClockTime(minutes: quarter * 15), minutes: minutes, therapist: pair.therapist,
          location: pair.location, room: room)
        guard body(slot, index) else { return }
      }
    }
  }
}
