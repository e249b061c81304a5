import ScripCore
import Testing

/// What was booked before a prior authorization was written down draws on it, as far as it reaches.
@Suite struct DrawnVisitsTests {
  private typealias Ledger = VisitLedgerTests

  private func day(_ later: Int) -> CalendarDay { Ledger.today.adding(days: later) }

  /// Bookings 1, 2, 3 on the days after today, then an authorization with these visits from today on.
  private func booked(thenGranted visits: Int, from: String? = "2026-11-24") -> VisitLedger {
    var ledger = Ledger.ledger((Ledger.referral, .referralVisits, Ledger.version(6)))
    for number in [2, 1, 3] as [UInt64] {
      #expect(ledger.reserve(Ledger.booking(number), on: day(Int(number)), size: Ledger.hour) == nil)
    }
    ledger.set(Ledger.version(visits, from: from), of: Ledger.first, kind: .authorizationVisits)
    return ledger
  }

  @Test("The earliest bookings draw on it, those that do not fit are named, and nothing goes below zero")
  func byDay() {
    var ledger = booked(thenGranted: 2)
    #expect(ledger.heldBeyondAuthorizations == [1, 2, 3].map(Ledger.booking))
    #expect(ledger.drawOnAuthorizations().map(\.booking) == [1, 2].map(Ledger.booking))
    #expect(ledger.limits.map(\.left) == [3, 0])
    #expect(ledger.heldBeyondAuthorizations == [Ledger.booking(3)])
    #expect(ledger.visitsUsed == 3 && ledger.drawOnAuthorizations().isEmpty)
    #expect(ledger.reserve(Ledger.booking(4), on: day(4), size: Ledger.hour) == .full(Ledger.first))
    #expect(ledger.release(Ledger.booking(1)) == nil)
    #expect(ledger.drawOnAuthorizations().map(\.booking) == [Ledger.booking(3)])
    #expect(ledger.heldBeyondAuthorizations.isEmpty)
  }

  @Test("Replaying the entries gives an equal ledger, and a drawn booking is signed as it was held")
  func replayed() {
    var ledger = booked(thenGranted: 2)
    _ = ledger.drawOnAuthorizations()
    var again = VisitLedger(expected: Ledger.hour)
    for limit in ledger.limits { again.set(limit.current, of: limit.id, kind: limit.kind) }
    for entry in ledger.entries { again.replay(entry) }
    #expect(again == ledger)
    #expect(ledger.consume(Ledger.booking(1), on: day(1), size: Ledger.hour) == nil)
    #expect(ledger.limits.map(\.left) == [3, 0] && ledger.visitsConsumed == 1)
  }

  typealias Signed = (from: String?, left: Int, drawn: [UInt64])
  static let signed: [Signed] = [("2026-11-24", 0, [1, 2]), (nil, 0, [2, 3])]

  @Test("A signed session draws first where the authorization says its first day, and else not", arguments: signed)
  func sessions(row: Signed) {
    var ledger = booked(thenGranted: 2, from: row.from)
    #expect(ledger.consume(Ledger.booking(1), on: day(1), size: Ledger.hour) == nil)
    #expect(ledger.drawOnAuthorizations().map(\.booking) == row.drawn.map(Ledger.booking))
    #expect(ledger.visitsConsumed == 1 && ledger.limits[1].left == row.left)
  }

  @Test("A booking on a day that its authorization lost draws on the next one; a session stays with its own")
  func moved() {
    var ledger = booked(thenGranted: 3)
    _ = ledger.drawOnAuthorizations()
    #expect(ledger.consume(Ledger.booking(3), on: day(3), size: Ledger.hour) == nil)
    ledger.set(Ledger.version(3, from: "2026-11-24", to: "2026-11-25"), of: Ledger.first, kind: .authorizationVisits)
    ledger.set(Ledger.version(3, from: "2026-11-26"), of: Ledger.second, kind: .authorizationVisits)
    #expect(ledger.drawOnAuthorizations().map(\.booking) == [Ledger.booking(2)])
    #expect(ledger.limits.map(\.left) == [3, 1, 2])
  }

  @Test("Lowered below what draws on it, the last bookings are named")
  func lowered() {
    var ledger = booked(thenGranted: 3)
    _ = ledger.drawOnAuthorizations()
    ledger.set(Ledger.version(1, from: "2026-11-24"), of: Ledger.first, kind: .authorizationVisits)
    #expect(ledger.drawOnAuthorizations().isEmpty)
    #expect(ledger.heldBeyondAuthorizations == [2, 3].map(Ledger.booking))
  }

  @Test("A booking made when nothing counted dollars takes its part of an authorization in dollars")
  func dollars() {
    var ledger = VisitLedger(expected: Ledger.hour)
    let size = VisitSize(units: 4, dollars: .zero)
    for number in [1, 2] as [UInt64] {
      #expect(ledger.reserve(Ledger.booking(number), on: day(Int(number)), size: size) == nil)
    }
    ledger.set(Ledger.version(100_00), of: Ledger.first, kind: .authorizationDollars)
    #expect(ledger.drawOnAuthorizations().map(\.size) == [Ledger.hour])
    #expect(ledger.limits[0].left == 4_00 && ledger.size(of: Ledger.booking(1)) == Ledger.hour)
    #expect(ledger.heldBeyondAuthorizations == [Ledger.booking(2)])
  }
}
