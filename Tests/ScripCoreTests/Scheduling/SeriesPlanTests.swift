import TestSupport
import Testing

@testable import ScripCore

/// A series keeps the ordered frequency, the window and every limit, date by date.
@Suite struct SeriesPlanTests {
  static let therapist = Therapist(id: Sample.therapist, name: "Lee")

  static var ballard: Location {
    var place = FreeSlotsTests.location(1, 540, 1080)
    place.id = Sample.ballard
    return place
  }

  static func plan(
    _ count: Int = 6, first: String = "2026-11-24", start: Int = 600, payer: String = "commercial_in_network",
    taken: TakenTime = TakenTime(), patient: PatientID? = nil, _ change: (inout EpisodeFacts) -> Void = { _ in }
  ) -> SeriesPlan {
    let place = ballard
    return SeriesPlan(
      .init(
        first: Sample.day(first), start: ClockTime(minutes: start), minutes: 60, therapist: therapist, location: place,
        patient: patient, count: count), facts: Sample.facts(payer, change),
      free: FreeSlots(therapists: [therapist], locations: [place], taken: taken))
  }

  static func days(_ plan: SeriesPlan) -> [String] { plan.fitting.map { "\($0.day.weekdayName) \($0.day)" } }

  @Test("Twice a week from a Tuesday is Tuesdays and Fridays at the same hour")
  func twiceAWeek() {
    let plan = Self.plan(4)
    #expect(Self.days(plan) == ["Tue 2026-11-24", "Fri 2026-11-27", "Tue 2026-12-01", "Fri 2026-12-04"])
    #expect(plan.fitting.allSatisfy { $0.start.shown == "10:00" && $0.varianceReason == nil })
  }

  @Test("A date on a closed day moves to the day beside it")
  func closedDay() {
    let plan = Self.plan(3, first: "2026-11-26")
    #expect(Self.days(plan) == ["Thu 2026-11-26", "Mon 2026-11-30", "Thu 2026-12-03"])
  }

  @Test("A taken hour goes to the day beside it, and to another hour when that is taken too")
  func takenHour() {
    var taken = TakenTime()
    let friday = Sample.day("2026-11-27")
    taken[Resource(Sample.therapist), friday] = QuarterSet(40..<44)
    #expect(Self.days(Self.plan(2, taken: taken)) == ["Tue 2026-11-24", "Thu 2026-11-26"])
    for day in [-1, 0, 1].map({ friday.adding(days: $0) }) {
      taken[Resource(Sample.therapist), day] = QuarterSet(40..<44)
    }
    let moved = Self.plan(2, taken: taken)
    #expect(Self.days(moved) == ["Tue 2026-11-24", "Fri 2026-11-27"])
    #expect(moved.fitting[1].start.shown == "09:00" || moved.fitting[1].start.shown == "11:00")
  }

  @Test("A date at which the patient is elsewhere moves like one that is taken, and says so")
  func ownTime() {
    var taken = TakenTime()
    let noor = PatientID(high: 8, low: 1)
    taken[Resource(noor), Sample.day("2026-11-27")] = QuarterSet(42..<46)
    let plan = Self.plan(2, taken: taken, patient: noor)
    #expect(Self.days(plan) == ["Tue 2026-11-24", "Thu 2026-11-26"])
    #expect(plan.dates.map(\.isElsewhere) == [false, true])
    #expect(Self.plan(2, taken: taken).dates.allSatisfy { !$0.isElsewhere })
  }

  @Test("No time at all is said, and the next date keeps the reason why the frequency was not")
  func noTime() {
    var taken = TakenTime()
    for day in ["2026-11-26", "2026-11-27"] {
      taken[Resource(Sample.therapist), Sample.day(day)] = QuarterSet(0..<96)
    }
    let plan = Self.plan(3, taken: taken)
    #expect(plan.dates[1].standing == .noTime)
    #expect(Self.days(plan) == ["Tue 2026-11-24", "Tue 2026-12-01"])
    #expect(plan.fitting[1].varianceReason == "no free time for the session due on 27 Nov 2026")
  }

  @Test("The last visit of a limit ends the series: later dates say which limit")
  func limit() {
    let limit = LimitVersion(amount: 2, source: "signed order", asOf: Sample.signedOn)
    let plan = Self.plan(4) { $0.ledger.set(limit, of: LimitID(high: 6, low: 1), kind: .referralVisits) }
    #expect(plan.fitting.count == 2 && plan.dates.count == 4)
    guard case .refused(let findings) = plan.dates[2].standing else {
      Issue.record("the third date is refused")
      return
    }
    #expect(findings.map(\.rule) == ["limit.left"])
  }

  @Test("No date lies behind the order's window")
  func window() {
    let plan = Self.plan(36)
    #expect(plan.dates.allSatisfy { $0.wanted <= Sample.day("2026-12-13") })
    #expect(plan.fitting.count == 6)
    #expect(plan.rest == .init(count: 30, orderEnds: Sample.day("2026-12-13")))
    #expect(Self.plan(6).rest == nil)
  }

  @Test("A date closer than ordered goes to the first day that is not, and takes those behind it along")
  func closer() {
    let plan = Self.plan(3, first: "2026-11-27") { facts in
      facts.sessionDays = ["2026-11-20", "2026-11-23", "2026-11-25"].map(Sample.day)
    }
    #expect(Self.days(plan) == ["Mon 2026-11-30", "Thu 2026-12-03", "Mon 2026-12-07"])
    #expect(plan.dates.map(\.isCloser) == [true, false, false])
    #expect(plan.dates[0].wanted == Sample.day("2026-11-27"))
  }

  @Test("Where no day of the order keeps the frequency the date says so, and the rest is counted")
  func noDayLeft() {
    let plan = Self.plan(2, first: "2026-11-27") { facts in
      facts.sessionDays = ["2026-11-23", "2026-11-25"].map(Sample.day)
      facts.order {
        $0.schedule.duration = nil
        $0.endsOn = Sample.day("2026-11-28")
      }
    }
    guard case .refused(let findings)? = plan.dates.first?.standing else {
      Issue.record("the first date cannot stand")
      return
    }
    #expect(findings.map(\.rule) == ["limit.frequency"] && plan.dates.count == 1)
    #expect(plan.rest == .init(count: 1, orderEnds: Sample.day("2026-11-28")))
  }

  @Test("Whatever is taken, no date of a series is one that booking would call closer than ordered", arguments: 1...3)
  func booksWhatItSays(times: Int) {
    var random = SeededGenerator(seed: UInt64(times))
    var booked = 0
    for _ in 0..<40 {
      var taken = TakenTime()
      for later in 0..<60 where Bool.random(using: &random) {
        taken[Resource(Sample.therapist), Sample.day("2026-11-24").adding(days: later)] = QuarterSet(0..<96)
      }
      let change: (inout EpisodeFacts) -> Void = { facts in
        facts.sessionDays = [Sample.day("2026-11-23")]
        facts.order {
          $0.schedule = OrderedSchedule(
            visits: 6 * times, frequency: .init(times...times, .week), duration: .init(6, .week))
        }
      }
      var facts = Sample.facts("commercial_in_network", change)
      for (day, _, _) in Self.plan(8, taken: taken, change).fitting {
        #expect(!determine(facts, on: day, proposal: Sample.session()).isCloserThanOrdered)
        facts.sessionDays.append(day)
        booked += 1
      }
    }
    #expect(booked > 40)
  }

  typealias Row = (frequency: OrderedSchedule.Frequency?, days: [String])
  static let frequencies: [Row] = [
    (nil, ["2026-11-24", "2026-12-01", "2026-12-08"]),
    (.init(1...1, .week), ["2026-11-24", "2026-12-01", "2026-12-08"]),
    (.init(1...1, every: 2, .week), ["2026-11-24", "2026-12-08", "2026-12-22"]),
    (.init(3...3, .week), ["2026-11-24", "2026-11-26", "2026-11-27"]),
    (.init(1...1, .month), ["2026-11-24", "2026-12-24", "2027-01-25"]),
    (.init(2...2, .month), ["2026-11-24", "2026-12-09", "2026-12-24"]),
    (.init(1...1, every: 0, .week), ["2026-11-24", "2026-12-01", "2026-12-08"]),
  ]

  @Test("Every frequency an order can state gives its days", arguments: frequencies)
  func frequency(row: Row) {
    let plan = Self.plan(3) { facts in
      facts.order {
        $0.schedule.frequency = row.frequency
        $0.schedule.duration = nil
        $0.endsOn = Sample.day("2027-06-30")
      }
    }
    #expect(
      plan.dates.compactMap { date in
        if case .fits(let day, _, _) = date.standing { day.description } else { nil }
      } == row.days)
  }
}
