import Testing

@testable import ScripCore

/// Finding a time: hours, what is taken, and whom the patient wants.
@Suite struct FreeSlotsTests {
  static let lee = therapist(1, "Lee", .woman)
  static let ann = therapist(2, "Ann", .man)
  static let sol = therapist(3, "Sol", nil)
  /// A Tuesday.
  static let day = Sample.day("2026-11-24")

  static func therapist(_ number: UInt64, _ name: String, _ gender: Gender?) -> Therapist {
    var therapist = Therapist(id: TherapistID(high: 1, low: number), name: name)
    therapist.gender = gender
    return therapist
  }

  static func location(_ number: UInt64 = 1, _ opens: Int = 540, _ closes: Int = 720) -> Location {
    Location(
      id: LocationID(high: 2, low: number), name: "Ballard",
      address: PostalAddress(street: "1 Row", city: "Seattle", state: "WA", zip: "98107"),
      hours: (1...5).map {
        OpeningHours(weekday: $0, opens: ClockTime(minutes: opens), closes: ClockTime(minutes: closes))
      })
  }

  static func search(_ taken: TakenTime = TakenTime(), places: [Location] = [location()]) -> FreeSlots {
    FreeSlots(therapists: [lee, ann, sol], locations: places, taken: taken)
  }

  static func wish(
    days: Int = 0, therapist: TherapistID? = nil, _ preference: TherapistPreference? = nil
  ) -> FreeSlots.Wish {
    FreeSlots.Wish(
      days: day...day.adding(days: days), minutes: 60, therapist: therapist, preference: preference)
  }

  @Test("Of today only what begins later than now is offered; of the days after it everything")
  func later() {
    var wish = Self.wish(days: 1, therapist: Self.lee.id)
    wish.after = ClockTime(minutes: 600)
    let found = Self.search().find(wish, limit: 20)
    #expect(found.filter { $0.day == Self.day }.map(\.start.shown) == ["10:30", "11:00"])
    #expect(found.first { $0.day != Self.day }?.start.shown == "09:00")
  }

  @Test("Only what fits between opening and closing is offered, on whole and half hours")
  func hours() {
    let found = Self.search().find(Self.wish(therapist: Self.lee.id), limit: 20)
    #expect(found.map(\.start.shown) == ["09:00", "09:30", "10:00", "10:30", "11:00"])
  }

  @Test("Free time that begins on another quarter is offered from there, so that no gap is left")
  func edges() {
    var taken = TakenTime()
    taken[Resource(Self.lee.id), Self.day] = QuarterSet(36..<41)
    let found = Self.search(taken).find(Self.wish(therapist: Self.lee.id), limit: 20)
    #expect(found.map(\.start.shown) == ["10:15", "10:30", "11:00"])
  }

  @Test("A closed day, a day before the therapist begins and a day after they left offer nothing")
  func closed() {
    let saturday = Sample.day("2026-11-28")
    var wish = Self.wish()
    wish.days = saturday...saturday
    #expect(Self.search().find(wish, limit: 20) == [])
    var gone = Self.lee
    gone.activeTo = Self.day.adding(days: -1)
    var coming = Self.ann
    coming.activeFrom = Self.day.adding(days: 1)
    let search = FreeSlots(therapists: [gone, coming], locations: [Self.location()], taken: TakenTime())
    #expect(search.find(Self.wish(), limit: 20) == [])
    #expect(search.find(Self.wish(days: 1), limit: 1).first?.day == Self.day.adding(days: 1))
  }

  @Test("A hard wish is never set aside: without such a therapist nothing is found")
  func hard() {
    let hard = TherapistPreference(gender: .other, isHard: true)
    #expect(Self.search().find(Self.wish(days: 30, hard), limit: 20) == [])
    let woman = TherapistPreference(gender: .woman, isHard: true)
    #expect(Set(Self.search().find(Self.wish(woman), limit: 20).map(\.therapist)) == [Self.lee.id])
  }

  @Test("A soft wish puts the others behind and leaves them in")
  func soft() {
    let man = TherapistPreference(gender: .man, isHard: false)
    let found = Self.search().find(Self.wish(man), limit: 3)
    #expect(found.map(\.start.shown) == ["09:00", "09:00", "09:00"])
    #expect(found.map(\.therapist) == [Self.ann.id, Self.lee.id, Self.sol.id])
  }

  @Test("What the patient has already, with whomever, is not offered again to them, and is to others")
  func ownTime() {
    var taken = TakenTime()
    let noor = PatientID(high: 8, low: 1)
    taken[Resource(noor), Self.day] = QuarterSet(38..<42)
    var wish = Self.wish(therapist: Self.lee.id)
    #expect(Self.search(taken).find(wish, limit: 20).count == 5)
    wish.patient = noor
    #expect(Self.search(taken).find(wish, limit: 20).map(\.start.shown) == ["10:30", "11:00"])
    wish.therapist = Self.ann.id
    #expect(Self.search(taken).find(wish, limit: 20).map(\.start.shown) == ["10:30", "11:00"])
  }

  @Test("Where rooms are counted, a time without a free room is not offered")
  func rooms() {
    var place = Self.location()
    let room = Room(id: RoomID(high: 4, low: 1), name: "Blue")
    place.rooms = [room]
    var taken = TakenTime()
    taken[Resource(room.id), Self.day] = QuarterSet(36..<44)
    let found = Self.search(taken, places: [place]).find(Self.wish(therapist: Self.lee.id), limit: 20)
    #expect(found.map(\.start.shown) == ["11:00"] && found.first?.room == room.id)
  }

  @Test("Days and places are searched in the order of time, up to the number asked for")
  func order() {
    let early = Self.location(2, 480, 600)
    let search = Self.search(places: [Self.location(), early])
    let found = search.find(Self.wish(days: 20, therapist: Self.lee.id), limit: 20)
    #expect(found.count == 20 && found.first?.start.shown == "08:00" && found.first?.location == early.id)
    #expect(found.map(\.day) == found.map(\.day).sorted())
  }

  @Test("Hours that are no whole quarter, or end before they begin, offer nothing they do not hold")
  func oddHours() {
    #expect(Array(Self.location(1, 545, 580).openQuarters(on: Self.day)) == [37])
    #expect(Self.location(1, 545, 550).openQuarters(on: Self.day).isEmpty)
    #expect(Self.location(1, 600, 540).openQuarters(on: Self.day).isEmpty)
  }
}
