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

  @Test("Times that keep what is ordered stand before earlier ones that are closer, and fill the list first")
  func closer() {
    // Tuesday would be the third session within seven days, Wednesday not.
    let change: (inout EpisodeFacts) -> Void = {
      $0.sessionDays = [FreeSlotsTests.day.adding(days: -6), FreeSlotsTests.day.adding(days: -4)]
    }
    let (found, _) = Self.ranked(days: 1, therapist: Sample.therapist, facts: change)
    let kinds = found.offers.map(\.determination.payability)
    #expect(kinds == Array(repeating: .payable, count: 5) + Array(repeating: .closer, count: 5))
    #expect(found.offers.first?.slot.day == FreeSlotsTests.day.adding(days: 1) && found.closerHidden == 0)
    let full = Self.ranked(days: 1, limit: 5, therapist: Sample.therapist, facts: change).found
    #expect(full.offers.allSatisfy { $0.determination.payability == .payable } && full.closerHidden == 5)
    #expect(full.cut == nil && full.hiddenCount == 0, "they are left out and asked for by their own link")
    let only = Self.ranked(days: 0, limit: 3, therapist: Sample.therapist, facts: change).found
    #expect(only.offers.count == 3 && only.closerHidden == 0 && only.cut?.time.shown == "10:30")
  }

  @Test("Who would be paid once the referral is here stands before who would not be paid then either")
  func referralToCome() {
    let (found, _) = Self.ranked(facts: { facts in
      facts.referrals = []
      facts.therapists.insert(
        TherapistFacts(id: FreeSlotsTests.ann.id, npi: "2000000010", licences: facts.therapists[0].licences), at: 0)
    })
    let kinds = found.offers.map { ($0.slot.therapist, $0.determination.payability) }
    #expect(kinds.prefix(10).allSatisfy { $0 == (Sample.therapist, .needsPaper) })
    #expect(kinds.dropFirst(10).first.map { $0 == (FreeSlotsTests.ann.id, .selfPay) } == true)
    #expect(found.offers.first?.determination.missingPaper == .referral)
  }

  typealias Paper = (name: String, payer: String, paper: MissingPaper?, change: @Sendable (inout EpisodeFacts) -> Void)
  static let papers: [Paper] = [
    ("nothing is missing", "commercial_in_network", nil, { _ in }),
    ("no referral", "commercial_in_network", .referral, { $0.referrals = [] }),
    (
      "the order is over", "commercial_in_network", .referral,
      { facts in
        facts.order {
          $0.schedule.duration = nil
          $0.endsOn = FreeSlotsTests.day.adding(days: -1)
        }
      }
    ),
    (
      "no authorization yet", "commercial_in_network", .authorization,
      { facts in
        facts.benefits.authorizationAfterVisits = 0
        facts.authorizations = []
      }
    ),
    ("no referral of the plan's", "commercial_in_network", .planReferral, { $0.benefits.planReferralNeeded = true }),
    (
      "out of network too", "commercial_in_network", nil,
      { facts in
        facts.referrals = []
        facts.networks = []
      }
    ),
    ("a patient who is never billed waits for it too", "workers_comp_wa_lni", .referral, { $0.referrals = [] }),
  ]

  @Test("Only where nothing but paper is missing does a time wait for it", arguments: papers)
  func paper(row: Paper) {
    let answer = determine(
      Sample.facts(row.payer, row.change), on: FreeSlotsTests.day,
      proposal: Proposal(therapist: Sample.therapist, location: Sample.ballard))
    #expect(answer.missingPaper == row.paper, "\(row.name)")
    #expect((answer.payability == .needsPaper) == (row.paper != nil), "\(row.name)")
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
    #expect(found.cut?.day == found.lastDay && found.cut?.time.shown == "10:00" && asked == 6)
    let whole = Self.ranked(days: 1, limit: 10).found
    #expect(whole.cut == nil)
  }

  @Test("Who goes on from where a list ends misses no time, and gets to the end", arguments: [1, 2, 3, 4, 7])
  func together(limit: Int) {
    let facts = Sample.facts("commercial_in_network") { $0.referrals = [] }
    var wish = FreeSlotsTests.wish()
    let every = FreeSlotsTests.search().find(wish, limit: 500)
    var seen: Set<FreeSlot> = []
    for _ in 0..<every.count {
      let found = RankedSlots(FreeSlotsTests.search(), wish, limit: limit, all: true, exists: { _ in true }) { slot in
        determine(facts, on: slot.day, proposal: Proposal(therapist: slot.therapist, location: slot.location))
      }
      seen.formUnion(found.offers.map(\.slot))
      guard let cut = found.cut else { break }
      wish.after = ClockTime(minutes: cut.time.minutes - 1)
    }
    #expect(seen == Set(every) && every.count == 15)
  }

  @Test("The part of a day in which somebody can come leaves out the rest, on every day")
  func parts() {
    let hours = [FreeSlotsTests.location(1, 540, 1080)]
    func starts(_ part: DayPart) -> [String] {
      var wish = FreeSlotsTests.wish(days: 1, therapist: FreeSlotsTests.lee.id)
      wish.part = part
      let found = FreeSlotsTests.search(places: hours).find(wish, limit: 100)
      #expect(Set(found.map(\.day)).count == 2)
      return found.filter { $0.day == FreeSlotsTests.day }.map(\.start.shown)
    }
    #expect(starts(.morning) == ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"])
    #expect(starts(.afternoon).first == "12:00" && starts(.afternoon).last == "17:00")
    #expect(starts(.late) == ["16:00", "16:30", "17:00"])
  }

  @Test("A clock time that does not exist is neither offered nor counted as left out")
  func missing() {
    let (found, _) = Self.ranked(days: 0, exists: { $0.start.minutes != 540 })
    #expect(found.offers.map(\.slot.start.shown).first == "09:30" && found.hiddenCount == 8)
  }
}
