import Testing

@testable import ScripCore

/// What a desk offers first: times that can be billed. Lee may treat for the payer, Ann and Sol have no licence.
@Suite struct RankedSlotsTests {
  /// The offers, and how often the determination was asked.
  static func ranked(
    days: Int = 1, limit: Int = 20, all: Bool = false, therapist: TherapistID? = nil,
    places: [Location] = [FreeSlotsTests.location()], exists: (FreeSlot) -> Bool = { _ in true },
    facts change: (inout EpisodeFacts) -> Void = { _ in }
  ) -> (found: RankedSlots, asked: Int) {
    let facts = Sample.facts("commercial_in_network", change)
    var asked = 0
    let found = RankedSlots(
      FreeSlotsTests.search(places: places), FreeSlotsTests.wish(days: days, therapist: therapist), limit: limit,
      all: all, exists: exists
    ) { slot in
      asked += 1
      return determine(facts, on: slot.day, proposal: Proposal(therapist: slot.therapist, location: slot.location))
    }
    return (found, asked)
  }

  @Test("Times the payer pays are offered alone; how many others there are, and why, is said")
  func payable() {
    let (found, asked) = Self.ranked()
    #expect(found.offers.map(\.slot.therapist) == Array(repeating: Sample.therapist, count: 10))
    #expect(found.offers.map(\.slot.start.shown).prefix(3) == ["09:00", "09:30", "10:00"])
    #expect(found.hiddenCount == 20 && found.hidden.first?.count ?? 0 >= 10 && !found.hasOnlyUnpaid)
    #expect(found.hidden.allSatisfy { !$0.words.isEmpty })
    #expect(asked == 6, "once a day, therapist and place, not once a time")
  }

  @Test("Asked for all, those that are paid come first whatever the clock says, each kind by the clock")
  func all() {
    let (found, _) = Self.ranked(all: true)
    let kinds = found.offers.map(\.determination.payability)
    #expect(kinds == kinds.sorted() && kinds.first == .payable && kinds.last == .blocked)
    #expect(found.hidden.isEmpty && found.offers.count == 30)
    for kind in Payability.allCases {
      let times = found.offers.filter { $0.determination.payability == kind }.map { ($0.slot.day, $0.slot.start) }
      #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test("A later time that is paid stands before an earlier one that the payer is likely to question")
  func questioned() {
    let (found, _) = Self.ranked(
      days: 1, therapist: Sample.therapist,
      facts: {
        $0.payer.visitsPerDay = 1
        $0.sessionDays = [FreeSlotsTests.day]
      })
    let days = found.offers.map(\.slot.day)
    #expect(
      days == Array(repeating: FreeSlotsTests.day.adding(days: 1), count: 5)
        + Array(repeating: FreeSlotsTests.day, count: 5))
    #expect(found.offers.last?.determination.payability == .questioned && found.hiddenCount == 0)
  }

  @Test("Where nothing is paid the others are offered, and that is said")
  func nothingPaid() {
    let (found, _) = Self.ranked(facts: { $0.referrals = [] })
    #expect(found.hasOnlyUnpaid && !found.offers.isEmpty && found.hidden.isEmpty)
    #expect(found.offers.allSatisfy { !$0.determination.payability.isPaid })
  }

  @Test("The search ends behind the day on which there are enough, and says on which day some were left out")
  func enough() {
    let (found, asked) = Self.ranked(days: 13, limit: 7)
    #expect(found.offers.count == 7 && found.lastDay == FreeSlotsTests.day.adding(days: 1))
    #expect(found.cutOn == found.lastDay && asked == 6)
    let whole = Self.ranked(days: 1, limit: 10).found
    #expect(whole.cutOn == nil)
  }

  @Test("A clock time that does not exist is neither offered nor counted as left out")
  func missing() {
    let (found, _) = Self.ranked(days: 0, exists: { $0.start.minutes != 540 })
    #expect(found.offers.map(\.slot.start.shown).first == "09:30" && found.hiddenCount == 8)
  }
}
