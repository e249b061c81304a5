import ScripCore
import TestSupport

/// Random limits, bookings and events over one month, for the property tests of the visit ledger.
struct RandomLedger {
  var random: SeededGenerator
  var ledger: VisitLedger
  private var bookings = 0

  static let firstDay = CalendarDay("2026-11-01")!

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    ledger = VisitLedger(
      expected: VisitSize(units: Int.random(in: 1...4, using: &random), dollars: Money(cents: 9600)))
    for number in 0..<Int.random(in: 0...6, using: &random) {
      ledger.set(version(), of: Self.limit(number), kind: LimitKind.allCases.randomElement(using: &random)!)
    }
  }

  static func limit(_ number: Int) -> LimitID { LimitID(high: 1, low: UInt64(number)) }
  static func booking(_ number: Int) -> AppointmentID { AppointmentID(high: 2, low: UInt64(number)) }

  mutating func day() -> CalendarDay { Self.firstDay.adding(days: Int.random(in: 0..<30, using: &random)) }

  mutating func version() -> LimitVersion {
    let from = Bool.random(using: &random) ? day() : nil
    let to = Bool.random(using: &random) ? (from ?? Self.firstDay).adding(days: 20) : nil
    var version = LimitVersion(
      amount: Int.random(in: 0...(Bool.random(using: &random) ? 40_000 : 12), using: &random),
      usedElsewhere: Int.random(in: 0...2, using: &random), from: from, to: to, source: "call of 3 Nov 2026",
      asOf: Self.firstDay)
    if Bool.random(using: &random) {
      version.usedOfEarlier = (0..<3).map { _ in Self.booking(Int.random(in: 1...20, using: &random)) }
    }
    return version
  }

  mutating func size() -> VisitSize {
    VisitSize(
      units: Int.random(in: 1...5, using: &random), dollars: Money(cents: Int.random(in: 1000...12_000, using: &random))
    )
  }

  /// A booking, a signed note or a cancellation, of a new appointment or one of the last twenty.
  @discardableResult
  mutating func bookingEvent() -> LimitRefusal? {
    let old = Int.random(in: max(0, bookings - 20)...bookings, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0, 1:
      bookings += 1
      return ledger.reserve(Self.booking(bookings), on: day(), size: size())
    case 2: return ledger.consume(Self.booking(old), on: day(), size: size())
    default: return ledger.release(Self.booking(old))
    }
  }
}
