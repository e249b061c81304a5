/// The free times of one day: for each therapist and location the quarters at which a session may begin.
///
/// Times are made only as far as they are asked for: a large practice has thousands a day, and a desk looks at twenty.
public struct FreeDay {
  /// One therapist at one location who has time on the day.
  public struct Pair {
    public let therapist: TherapistID
    public let location: LocationID
    fileprivate let starts: QuarterSet
    fileprivate let place: Location
  }

  public let day: CalendarDay
  /// Those whom the patient prefers first.
  public let pairs: [Pair]
  private let minutes: Int
  private let search: FreeSlots

  init(
    _ search: FreeSlots, _ wish: FreeSlots.Wish, on day: CalendarDay, _ therapists: [Therapist], _ places: [Location]
  ) {
    let open = places.map { (place: $0, quarters: $0.openQuarters(on: day)) }.filter { !$0.quarters.isEmpty }
    // The quarter of now has begun.
    let past = day == wish.days.lowerBound ? wish.after.map { QuarterSet(0..<$0.minutes / 15 + 1) } : nil
    var pairs: [Pair] = []
    for therapist in therapists where therapist.works(on: day) && !open.isEmpty {
      let taken = search.taken[Resource(therapist.id), day]
      for (place, quarters) in open {
        let free = quarters.subtracting(taken)
        var starts = free.starts(ofRun: wish.minutes / 15).intersection(QuarterSet.halfHours.union(free.edges))
        if let past { starts = starts.subtracting(past) }
        if starts.isEmpty { continue }
        pairs.append(Pair(therapist: therapist.id, location: place.id, starts: starts, place: place))
      }
    }
    (self.day, self.pairs, self.minutes, self.search) = (day, pairs, wish.minutes, search)
  }

  /// Each time, earliest first, of equals in the order of `pairs`, with the index of its pair; until `body` answers
  /// that it has seen enough.
  public func eachSlot(_ body: (FreeSlot, Int) -> Bool) {
    for quarter in pairs.reduce(QuarterSet(), { $0.union($1.starts) }) {
      for (index, pair) in pairs.enumerated() where pair.starts.contains(quarter) {
        let room = search.room(at: pair.place, QuarterSet(quarter..<quarter + minutes / 15), on: day)
        if room == nil, !pair.place.roomsInUse.isEmpty { continue }
        let slot = FreeSlot(
          day: day, start: ClockTime(minutes: quarter * 15), minutes: minutes, therapist: pair.therapist,
          location: pair.location, room: room)
        guard body(slot, index) else { return }
      }
    }
  }
}
