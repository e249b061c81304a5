import Foundation
import Testing

@testable import ScripCore

/// What an appointment is, and the ledger under one that moves.
@Suite struct AppointmentTests {
  @Test(
    "A time is kept in whole quarter hours of one day",
    arguments: [
      (540, 60, true), (545, 60, false), (540, 50, false), (540, 0, false), (1380, 60, true), (1395, 60, false),
      (0, 480, true), (0, 495, false),
    ])
  func quarters(start: Int, minutes: Int, holds: Bool) {
    #expect(Appointment.isOnTheQuarter(start: ClockTime(minutes: start), minutes: minutes) == holds)
  }

  static let states: [Appointment.State] = [
    .held(.init(until: Moment(milliseconds: 5), needs: ["the signed referral"])), .booked,
    .arrived(at: Moment(milliseconds: 6)), .done(at: Moment(milliseconds: 7)),
    .noShow(.init(at: Moment(milliseconds: 8), by: MembershipID(high: 1, low: 1), fee: Money(cents: 100))),
    .cancelled(.init(at: Moment(milliseconds: 9), by: MembershipID(high: 1, low: 1), cause: .patient, isLate: true)),
  ]

  @Test("Every state is read back as it was written", arguments: states)
  func coding(state: Appointment.State) throws {
    let made = Appointment.sample(on: Sample.today, at: 540) { $0.state = state }
    let read = try JSONDecoder().decode(Appointment.self, from: JSONEncoder().encode(made))
    #expect(read == made)
  }

  @Test("Midnight is the end of a day, not its beginning")
  func midnight() {
    #expect(Appointment.sample(on: Sample.today, at: 1380).shownTime == "23:00–24:00")
  }

  @Test("The last visit moves to another day and stays one visit")
  func move() {
    var ledger = VisitLedger()
    let size = Appointment.size(ofMinutes: 60)
    ledger.set(
      LimitVersion(amount: 1, to: Sample.day("2026-12-31"), source: "order", asOf: Sample.today),
      of: LimitID(high: 6, low: 1), kind: .referralVisits)
    let booking = AppointmentID(high: 8, low: 1)
    #expect(ledger.move(booking, to: Sample.today, size: size) == .nothingTaken)
    #expect(ledger.reserve(booking, on: Sample.today, size: size) == nil)
    #expect(ledger.move(booking, to: Sample.today.adding(days: 7), size: size) == nil)
    #expect(ledger.visitsUsed == 1 && ledger.sessionDays == [Sample.today.adding(days: 7)])
    #expect(ledger.visitsLeft(on: Sample.today).tightest?.visits == 0)
    #expect(ledger.without(booking).visitsLeft(on: Sample.today).tightest?.visits == 1)
    #expect(ledger.consume(booking, on: Sample.today.adding(days: 7), size: size) == nil)
    #expect(ledger.move(booking, to: Sample.today, size: size) == .alreadyConsumed)
  }
}
