import ScripCore

extension DaysOff {
  /// `Ballard is closed on Thu 26 Nov 2026: Thanksgiving Day.`
  static func said(
    _ found: (whose: Whose, days: DaysOff), on day: CalendarDay, _ place: Location, _ therapist: Therapist
  ) -> String {
    let who =
      switch found.whose {
      case .practice: "The practice is closed"
      case .location: "\(place.name) is closed"
      case .therapist: "\(therapist.name) is off"
      }
    return "\(who) on \(day.weekdayName) \(day.shown): \(found.days.reason)."
  }
}

extension Refusal {
  /// Why nobody can be booked with a therapist at a place then, as far as hours and days off go; nil when they can.
  static func away(
    _ asked: TimeAsked, _ place: Location, _ therapist: Therapist, closed: [DaysOff]?
  ) -> Refusal? {
    guard therapist.works(on: asked.day) else {
      return .fault("therapist", "\(therapist.name) does not work here on \(asked.day.shown).")
    }
    if let found = DaysOff.found(on: asked.day, closed, place, therapist) {
      let isOne = if case .therapist = found.whose { true } else { false }
      let said = DaysOff.said(found, on: asked.day, place, therapist)
      let fix = "Choose another day\(isOne ? " or therapist" : ""), or have it removed from the days off first."
      return .fault(isOne ? "therapist" : "start", "\(said) \(fix)")
    }
    let quarters = QuarterSet(asked.quarters)
    guard place.openQuarters(on: asked.day).holds(quarters) else {
      return .fault("start", "\(place.name) is not open then; choose another time or change its hours.")
    }
    guard therapist.quarters(at: place.id, on: asked.day).holds(quarters) else {
      return .fault(
        "therapist",
        "\(therapist.name) does not work in \(place.name) then; choose another time or therapist, "
          + "or change the weekly hours.")
    }
    return nil
  }

  /// Why nobody can wait for this therapist or place on these days: all of them are off. Nil when one is not.
  ///
  /// Nil for whom or where means any; days behind the first year are not looked at.
  static func away(
    _ days: ClosedRange<CalendarDay>, _ therapists: [Therapist], _ places: [Location], closed: [DaysOff]?
  ) -> Refusal? {
    if let therapist = therapists.first, therapists.count == 1, let place = places.first, places.count == 1,
      therapist.hasHours, therapist.hours?.contains(where: { $0.location == place.id }) == false
    {
      return .fault(
        "lastDay", "\(therapist.name) does not work in \(place.name): choose another location or therapist.")
    }
    var first: String?
    for ahead in 0...min(days.lowerBound.days(until: days.upperBound), AddDaysOff.daysMax) {
      let day = days.lowerBound.adding(days: ahead)
      for therapist in therapists {
        for place in places {
          guard let found = DaysOff.found(on: day, closed, place, therapist) else { return nil }
          first = first ?? DaysOff.said(found, on: day, place, therapist)
        }
      }
    }
    return first.map {
      .fault("lastDay", "\($0) Choose days that are not off, or have it removed from the days off first.")
    }
  }
}
