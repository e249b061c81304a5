import ScripCore

/// A practice of 200 therapists at 20 locations, four fifths of the next 90 days taken: what a search for a time walks.
struct LargePractice {
  let search: FreeSlots
  let wishes: [(name: String, wish: FreeSlots.Wish)]
}

func largePractice(from today: CalendarDay) -> LargePractice {
  var seed: UInt64 = 7
  func below(_ count: Int) -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(seed >> 33) % count
  }
  let hours = (1...6).map {
    OpeningHours(weekday: $0, opens: ClockTime(minutes: 480), closes: ClockTime(minutes: 1200))
  }
  let places = (1...20).map { number in
    Location(
      id: LocationID(high: 2, low: UInt64(number)), name: "Place \(number)",
      address: PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107"), hours: hours)
  }
  let therapists = (1...200).map { number in
    var therapist = Therapist(id: TherapistID(high: 1, low: UInt64(number)), name: "Therapist \(number)")
    therapist.gender = number.isMultiple(of: 3) ? .man : .woman
    return therapist
  }
  var taken = TakenTime()
  for therapist in therapists {
    for day in 0..<90 {
      for start in stride(from: 32, to: 80, by: 4) where below(5) > 0 {
        _ = taken.take(
          QuarterSet(start..<start + 4), of: [Resource(therapist.id)], on: today.adding(days: day))
      }
    }
  }
  let days = today...today.adding(days: 89)
  return LargePractice(
    search: FreeSlots(therapists: therapists, locations: places, taken: taken),
    wishes: [
      ("any of them", .init(days: days, minutes: 60)),
      (
        "five filters",
        .init(
          days: days, minutes: 60, location: places[3].id,
          preference: TherapistPreference(gender: .woman, isHard: true), after: ClockTime(minutes: 720))
      ),
      ("one therapist", .init(days: days, minutes: 60, therapist: therapists[17].id, location: places[3].id)),
    ])
}
