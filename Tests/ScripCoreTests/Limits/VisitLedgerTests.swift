import ScripCore
import Testing

/// The visit ledger as a front desk meets it: booking, signing, cancelling, amended referrals.
@Suite struct VisitLedgerTests {
  @Test("A booking takes its part of a limit in dollars, rounded up; the one that does not fit is refused")
  func dollars() {
    var ledger = VisitLedger(expected: VisitSize(units: 4, dollars: Money(cents: 13_999)))
    let limit = LimitID(high: 1, low: 77)
    #expect(!ledger.countsDollars)
    ledger.set(
      LimitVersion(amount: 21_000, from: nil, to: nil, source: "letter", asOf: Sample.today), of: limit,
      kind: .authorizationDollars)
    #expect(ledger.countsDollars && ledger.size(ofMinutes: 60).dollars.cents == 13_999)
    #expect(ledger.size(ofMinutes: 30) == VisitSize(units: 2, dollars: Money(cents: 7_000)))
    let first = AppointmentID(high: 1, low: 1)
    #expect(ledger.reserve(first, on: Sample.today, size: ledger.size(ofMinutes: 60)) == nil)
    #expect(ledger.visitsLeft(on: Sample.today).tightest?.visits == 0)
    let second = ledger.reserve(AppointmentID(high: 1, low: 2), on: Sample.today, size: ledger.size(ofMinutes: 60))
    #expect(second == .full(limit))
    let short = ledger.reserve(AppointmentID(high: 1, low: 3), on: Sample.today, size: ledger.size(ofMinutes: 30))
    #expect(short == nil && ledger.limits[0].left == 1)
  }

  static let today = CalendarDay("2026-11-24")!
  static let hour = VisitSize(units: 4, dollars: Money(cents: 96_00))
  static let referral = LimitID(high: 0, low: 1)
  static let first = LimitID(high: 0, low: 2)
  static let second = LimitID(high: 0, low: 3)

  static func booking(_ number: UInt64) -> AppointmentID { AppointmentID(high: 9, low: number) }

  static func version(
    _ amount: Int, elsewhere: Int = 0, from: String? = nil, to: String? = nil
  ) -> LimitVersion {
    LimitVersion(
      amount: amount, usedElsewhere: elsewhere, from: from.flatMap { CalendarDay($0) },
      to: to.flatMap { CalendarDay($0) }, source: "call of 3 Nov 2026", asOf: CalendarDay("2026-11-03")!)
  }

  static func ledger(_ limits: (LimitID, LimitKind, LimitVersion)...) -> VisitLedger {
    var ledger = VisitLedger(expected: hour)
    for (id, kind, version) in limits { ledger.set(version, of: id, kind: kind) }
    return ledger
  }

  @Test("A booking beyond the last visit is refused and names the limit")
  func full() {
    var ledger = Self.ledger((Self.referral, .referralVisits, Self.version(2)))
    #expect(ledger.reserve(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.reserve(Self.booking(2), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.reserve(Self.booking(3), on: Self.today, size: Self.hour) == .full(Self.referral))
    #expect(ledger.visitsUsed == 2)
  }

  @Test("The same booking is taken once")
  func twice() {
    var ledger = Self.ledger()
    #expect(ledger.reserve(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.reserve(Self.booking(1), on: Self.today, size: Self.hour) == .alreadyTaken)
    #expect(ledger.consume(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.consume(Self.booking(1), on: Self.today, size: Self.hour) == .alreadyConsumed)
    #expect(ledger.visitsConsumed == 1)
  }

  @Test("A cancellation gives the visit back; a second one has nothing to give")
  func release() {
    var ledger = Self.ledger((Self.referral, .referralVisits, Self.version(1)))
    #expect(ledger.reserve(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.visitsLeft(on: Self.today).tightest?.visits == 0)
    #expect(ledger.release(Self.booking(1)) == nil)
    #expect(ledger.visitsLeft(on: Self.today).tightest?.visits == 1)
    #expect(ledger.release(Self.booking(1)) == .nothingTaken)
  }

  @Test("A visit that is too long or outside the acute phase is refused")
  func shape() {
    var ledger = Self.ledger(
      (Self.first, .unitsPerVisit, Self.version(3)),
      (Self.second, .acuteWindow, Self.version(0, from: "2026-10-01", to: "2026-11-30")))
    #expect(
      ledger.reserve(Self.booking(1), on: Self.today, size: Self.hour) == .tooLong(Self.first, unitsMax: 3))
    let short = VisitSize(units: 3, dollars: .zero)
    #expect(
      ledger.reserve(Self.booking(1), on: CalendarDay("2026-12-01")!, size: short) == .outsideWindow(Self.second))
    #expect(ledger.reserve(Self.booking(1), on: CalendarDay("2026-11-30")!, size: short) == nil)
    #expect(ledger.visitsLeft(on: CalendarDay("2026-12-01")!).tightest?.limit.id == Self.second)
  }

  @Test("The tightest limit is named with its source and date")
  func tightest() throws {
    let ledger = Self.ledger(
      (Self.referral, .referralVisits, Self.version(12)),
      (Self.first, .planYearVisits, Self.version(16, elsewhere: 12)))
    let tightest = try #require(ledger.visitsLeft(on: Self.today).tightest)
    #expect(tightest.visits == 4)
    #expect(tightest.limit.shown == "16 visits by the plan year, call of 3 Nov 2026, as of 3 Nov 2026")
    #expect(ledger.visitsLeft(on: Self.today).shown == "4 visits")
  }

  @Test(
    "Dollars are shown as about so many visits, rounded down",
    arguments: [(500_00, "about 5 visits"), (479_99, "about 4 visits"), (95_99, "about 0 visits")])
  func dollars(cents: Int, shown: String) {
    let ledger = Self.ledger((Self.first, .accidentDollars, Self.version(cents)))
    #expect(ledger.visitsLeft(on: Self.today).shown == shown)
  }

  @Test("Two authorizations of one day add up, and the one that ends first is drawn on")
  func overlapping() {
    var ledger = Self.ledger(
      (Self.first, .authorizationVisits, Self.version(1, to: "2026-12-31")),
      (Self.second, .authorizationVisits, Self.version(1, to: "2026-11-30")))
    #expect(ledger.visitsLeft(on: Self.today).tightest?.visits == 2)
    #expect(ledger.reserve(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.entries.last?.authorization == Self.second)
    #expect(ledger.reserve(Self.booking(2), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.entries.last?.authorization == Self.first)
    #expect(ledger.reserve(Self.booking(3), on: Self.today, size: Self.hour) == .full(Self.first))
  }

  @Test("A visit outside a plan year does not count against it")
  func otherYear() {
    var ledger = Self.ledger((Self.first, .planYearVisits, Self.version(1, from: "2026-01-01", to: "2026-12-31")))
    #expect(ledger.reserve(Self.booking(1), on: CalendarDay("2027-01-01")!, size: Self.hour) == nil)
    #expect(ledger.visitsLeft(on: CalendarDay("2026-12-31")!).tightest?.visits == 1)
    #expect(ledger.visitsLeft(on: CalendarDay("2027-01-01")!).tightest == nil)
  }

  @Test("Other episodes under the coverage take from its limits alone, in the window, and are none of the visits here")
  func beside() {
    var ledger = Self.ledger(
      (Self.referral, .referralVisits, Self.version(6)),
      (Self.first, .planYearVisits, Self.version(4, from: "2026-01-01", to: "2026-12-31")),
      (Self.second, .authorizationVisits, Self.version(6)))
    var others = VisitLedger()
    for (number, day) in ["2025-12-31", "2026-01-01", "2026-11-30"].enumerated() {
      #expect(others.reserve(Self.booking(UInt64(90 + number)), on: CalendarDay(day)!, size: Self.hour) == nil)
    }
    #expect(ledger.sharesLimits && !others.sharesLimits)
    ledger.count(beside: others)
    #expect(ledger.limits.map(\.left) == [6, 2, 6] && ledger.visitsUsed == 0 && ledger.sessionDays.isEmpty)
    #expect(ledger.visitsLeft(on: Self.today).tightest?.visits == 2)
    let shown = "4 visits by the plan year, call of 3 Nov 2026, as of 3 Nov 2026, 2 visits of it for other care"
    #expect(ledger.visitsLeft(on: Self.today).tightest?.limit.shown == shown)
    #expect(ledger.reserve(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.reserve(Self.booking(2), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.reserve(Self.booking(3), on: Self.today, size: Self.hour) == .full(Self.first))
    #expect(ledger.consume(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    // A visit given back there is free here once it is counted anew.
    #expect(others.release(Self.booking(92)) == nil)
    ledger.count(beside: others)
    #expect(ledger.reserve(Self.booking(3), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.limits.map(\.left) == [3, 0, 3])
  }

  @Test("An amended referral may leave fewer visits than are booked; a held visit can still be signed")
  func amended() {
    var ledger = Self.ledger((Self.referral, .referralVisits, Self.version(3)))
    for number in 1...3 as ClosedRange<UInt64> {
      #expect(ledger.reserve(Self.booking(number), on: Self.today, size: Self.hour) == nil)
    }
    ledger.set(Self.version(2), of: Self.referral, kind: .referralVisits)
    #expect(ledger.visitsLeft(on: Self.today).tightest?.visits == -1)
    #expect(ledger.consume(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.reserve(Self.booking(4), on: Self.today, size: Self.hour) == .full(Self.referral))
  }

  @Test("A renewal has all its visits: what notes used before it stays with the order before, on days of both too")
  func renewed() {
    var ledger = Self.ledger((Self.referral, .referralVisits, Self.version(3, from: "2026-10-01", to: "2026-12-15")))
    for (number, day) in ["2026-11-23", "2026-11-24"].enumerated() {
      #expect(ledger.consume(Self.booking(UInt64(number)), on: CalendarDay(day)!, size: Self.hour) == nil)
    }
    #expect(ledger.reserve(Self.booking(2), on: CalendarDay("2026-11-27")!, size: Self.hour) == nil)
    let renewal = ledger.renewing(Self.referral, with: Self.version(6, from: "2026-11-24", to: "2027-01-15"))
    ledger.set(renewal, of: Self.referral, kind: .referralVisits)
    // The booking is held of the new order; the note of its first day used the old one.
    #expect(ledger.limits[0].left == 5 && ledger.visitsConsumed == 2)
    #expect(ledger.consume(Self.booking(3), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.limits[0].left == 4)
    let amended = ledger.renewing(Self.referral, with: Self.version(8, from: "2026-11-24", to: "2027-01-15"))
    ledger.set(amended, of: Self.referral, kind: .referralVisits)
    #expect(ledger.limits[0].left == 6)
    #expect(ledger.release(Self.booking(1)) == nil)
    #expect(ledger.limits[0].left == 6)
    #expect(ledger.consume(Self.booking(1), on: Self.today.adding(days: 1), size: Self.hour) == nil)
    #expect(ledger.limits[0].left == 6, "the same visit, noted anew")
  }

  @Test("Until a renewal begins the order before it rules with its own visits, and says so")
  func before() {
    var ledger = Self.ledger((Self.referral, .referralVisits, Self.version(2, from: "2026-11-02", to: "2026-12-15")))
    #expect(ledger.consume(Self.booking(1), on: CalendarDay("2026-11-20")!, size: Self.hour) == nil)
    let begins = CalendarDay("2026-12-10")!
    let renewal = ledger.renewing(Self.referral, with: Self.version(6, from: "2026-12-10", to: "2027-01-31"))
    ledger.set(renewal, of: Self.referral, kind: .referralVisits)
    let left = ledger.visitsLeft(on: Self.today).tightest
    #expect(left?.visits == 1 && left?.limit.current.amount == 2)
    #expect(ledger.reserve(Self.booking(2), on: Self.today, size: Self.hour) == nil)
    #expect(ledger.reserve(Self.booking(3), on: begins.adding(days: -1), size: Self.hour) == .full(Self.referral))
    #expect(ledger.visitsLeft(on: begins.adding(days: -1)).tightest?.visits == 0)
    #expect(ledger.reserve(Self.booking(3), on: begins, size: Self.hour) == nil)
    #expect(ledger.visitsLeft(on: begins).tightest?.visits == 5)
    // Neither order holds what lies before the first or after the last.
    for day in ["2026-11-01", "2027-02-01"] {
      #expect(ledger.visitsLeft(on: CalendarDay(day)!).tightest == nil)
    }
  }

  @Test("What a note used on the first day of the renewal stays with the order before, also in its own count")
  func beforeAndAfter() {
    var ledger = Self.ledger((Self.referral, .referralVisits, Self.version(2, from: "2026-11-02", to: "2026-12-15")))
    #expect(ledger.consume(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    let renewal = ledger.renewing(Self.referral, with: Self.version(6, from: "2026-11-24", to: "2027-01-31"))
    ledger.set(renewal, of: Self.referral, kind: .referralVisits)
    let day = Self.today.adding(days: -1)
    #expect(ledger.visitsLeft(on: day).tightest?.visits == 1)
    #expect(ledger.consume(Self.booking(2), on: day, size: Self.hour) == nil)
    #expect(ledger.consume(Self.booking(3), on: day, size: Self.hour) == .full(Self.referral))
    #expect(ledger.visitsLeft(on: Self.today).tightest?.visits == 6)
  }

  @Test("A version that begins no later takes the place of the one before, with its visits")
  func replaced() {
    var ledger = Self.ledger((Self.referral, .referralVisits, Self.version(6, from: "2026-11-02")))
    #expect(ledger.consume(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    for from in ["2026-11-02", "2026-11-01", nil] {
      let version = ledger.renewing(Self.referral, with: Self.version(12, from: from))
      ledger.set(version, of: Self.referral, kind: .referralVisits)
      #expect(ledger.limits[0].left == 11)
    }
  }

  @Test("A visit that stays with the order before is asked about again as if the new one were not")
  func askedAgain() {
    var facts = Sample.facts("commercial_in_network")
    facts.ledger = Self.ledger((Self.referral, .referralVisits, Self.version(6, from: "2026-11-02")))
    #expect(facts.ledger.consume(Self.booking(1), on: Self.today, size: Self.hour) == nil)
    let renewal = facts.ledger.renewing(Self.referral, with: Self.version(1, from: "2026-11-24"))
    facts.ledger.set(renewal, of: Self.referral, kind: .referralVisits)
    #expect(facts.ledger.consume(Self.booking(2), on: Self.today, size: Self.hour) == nil)
    #expect(facts.without(Self.booking(1)).ledger.visitsLeft(on: Self.today).tightest == nil)
    #expect(facts.without(Self.booking(2)).ledger.visitsLeft(on: Self.today).tightest?.visits == 1)
  }

  @Test("A note longer than the booking has to fit like a booking")
  func longer() {
    var ledger = Self.ledger((Self.first, .authorizationUnits, Self.version(5)))
    let short = VisitSize(units: 2, dollars: .zero)
    #expect(ledger.reserve(Self.booking(1), on: Self.today, size: short) == nil)
    #expect(ledger.reserve(Self.booking(2), on: Self.today, size: short) == nil)
    #expect(
      ledger.consume(Self.booking(1), on: Self.today, size: VisitSize(units: 4, dollars: .zero))
        == .full(Self.first))
    #expect(ledger.consume(Self.booking(1), on: Self.today, size: VisitSize(units: 3, dollars: .zero)) == nil)
  }
}
