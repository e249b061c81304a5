import Foundation
import TestSupport
import Testing

@testable import ScripCore

/// Booking, hold, expiry, move and cancellation in any order: what is taken and what is left follow from the record.
///
/// `SCRIP_EVENTS=1000000` runs the long form.
@Suite struct BookingEventsTests {
  static let events = ProcessInfo.processInfo.environment["SCRIP_EVENTS"].flatMap { Int($0) } ?? 40_000

  @Test("Replaying random events gives the same state, and no quarter hour is ever taken twice")
  func replay() {
    let seed = ProcessInfo.processInfo.environment["SCRIP_SEED"].flatMap { UInt64($0) } ?? 20_261_124
    print("booking events: \(Self.events), seed \(seed)")
    var done = 0
    var refused = 0
    var book = RandomBook(seed: seed)
    while done < Self.events {
      for _ in 0..<500 {
        let fault = book.step()
        #expect(fault == nil, "seed \(seed), event \(done)")
        if fault != nil { return }
        done += 1
      }
      if let fault = book.fault {
        Issue.record("seed \(seed), after event \(done): \(fault)")
        return
      }
      // A new month: the ledger of one episode does not grow for years.
      guard done % 2_000 == 0 else { continue }
      refused += book.refused.count
      book = RandomBook(seed: seed &+ UInt64(done))
    }
    // The events must meet both taken hours and full limits, or the promise was not tried.
    #expect(refused == 2 * (done / 2_000))
  }
}

/// One month of one practice: three therapists, six patients, two rooms, one episode with limits, and holds that run out.
private struct RandomBook {
  private var random: SeededGenerator
  private var ledger = VisitLedger()
  private var taken = TakenTime()
  private var kept: [AppointmentID: Appointment] = [:]
  private var order: [AppointmentID] = []
  private var now = Moment(milliseconds: 1_795_507_200_000)
  private(set) var refused: [String: Int] = [:]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let version = LimitVersion(amount: 24, source: "signed order", asOf: Sample.today)
    ledger.set(version, of: LimitID(high: 6, low: 1), kind: .referralVisits)
    let units = LimitVersion(amount: 80, source: "authorization", asOf: Sample.today)
    ledger.set(units, of: LimitID(high: 6, low: 2), kind: .authorizationUnits)
  }

  /// One event; names the promise that it broke.
  mutating func step() -> String? {
    now = now.adding(seconds: Int64.random(in: 1...900, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0...3: return book(asHold: false)
    case 4: return book(asHold: true)
    case 5: return change { $0.state = .booked }
    case 6: return move()
    case 7: return runOut()
    default: return cancel()
    }
  }

  private mutating func random(_ number: UInt64) -> Appointment {
    Appointment.sample(
      number, on: Sample.today.adding(days: Int.random(in: 0..<20, using: &random)),
      at: Int.random(in: 36..<72, using: &random) * 15, for: Int.random(in: 1...6, using: &random) * 15
    ) {
      $0.therapist = TherapistID(high: 1, low: UInt64.random(in: 1...3, using: &random))
      $0.patient = PatientID(high: 8, low: UInt64.random(in: 1...6, using: &random))
      $0.room = Bool.random(using: &random) ? RoomID(high: 4, low: UInt64.random(in: 1...2, using: &random)) : nil
    }
  }

  private mutating func book(asHold: Bool) -> String? {
    var made = random(UInt64(order.count) + 1)
    if asHold {
      let until = now.adding(seconds: Int64.random(in: 60...7200, using: &random))
      made.state = .held(.init(until: until, needs: ["the signed referral"]))
    }
    var (ledger, taken) = (ledger, taken)
    guard taken.take(QuarterSet(made.quarters), of: made.resources, on: made.day) else { return refuse("taken") }
    if ledger.reserve(made.id, on: made.day, size: made.size) != nil { return refuse("limit") }
    (self.ledger, self.taken) = (ledger, taken)
    kept[made.id] = made
    order.append(made.id)
    return nil
  }

  private mutating func move() -> String? {
    guard let id = order.randomElement(using: &random), let old = kept[id], old.takesTime else { return nil }
    var (ledger, taken) = (ledger, taken)
    let other = random(0)
    var moved = old
    (moved.day, moved.start, moved.minutes, moved.size) = (other.day, other.start, other.minutes, other.size)
    (moved.therapist, moved.room) = (other.therapist, other.room)
    taken.free(QuarterSet(old.quarters), of: old.resources, on: old.day)
    guard taken.take(QuarterSet(moved.quarters), of: moved.resources, on: moved.day) else { return refuse("taken") }
    if ledger.move(id, to: moved.day, size: moved.size) != nil { return refuse("limit") }
    (self.ledger, self.taken) = (ledger, taken)
    kept[id] = moved
    return nil
  }

  private mutating func cancel() -> String? {
    guard let id = order.randomElement(using: &random), let old = kept[id], old.takesTime else { return nil }
    return end(old, .practice)
  }

  private mutating func runOut() -> String? {
    for id in order {
      guard let held = kept[id], let until = held.holdUntil, until <= now else { continue }
      if let fault = end(held, .holdRanOut) { return fault }
    }
    return nil
  }

  private mutating func end(_ old: Appointment, _ cause: Appointment.Cancellation.Cause) -> String? {
    taken.free(QuarterSet(old.quarters), of: old.resources, on: old.day)
    if ledger.release(old.id) != nil { return "a kept appointment holds no visit" }
    let state = Appointment.State.cancelled(.init(at: now, by: MembershipID(high: 0, low: 0), cause: cause))
    return change(old.id) { $0.state = state }
  }

  private mutating func change(_ id: AppointmentID? = nil, _ alter: (inout Appointment) -> Void) -> String? {
    guard let id = id ?? order.randomElement(using: &random), var old = kept[id], old.takesTime else { return nil }
    alter(&old)
    kept[id] = old
    return nil
  }

  private mutating func refuse(_ why: String) -> String? {
    refused[why, default: 0] += 1
    return nil
  }

  /// The promise that does not hold, if one does not.
  var fault: String? {
    var again = TakenTime()
    for id in order {
      guard let one = kept[id], one.takesTime else { continue }
      if !again.take(QuarterSet(one.quarters), of: one.resources, on: one.day) { return "a quarter is taken twice" }
      if !ledger.isTaken(by: id) { return "a kept appointment holds no visit" }
    }
    if again != taken { return "what is taken is not what the appointments take" }
    if ledger.visitsUsed != order.count(where: { kept[$0]?.takesTime == true }) { return "a visit is held by nobody" }
    if ledger.limits.contains(where: { $0.left < 0 }) { return "a limit went below zero" }
    var replayed = VisitLedger(expected: ledger.expected)
    for limit in ledger.limits {
      for version in limit.versions { replayed.set(version, of: limit.id, kind: limit.kind) }
    }
    for entry in ledger.entries { replayed.replay(entry) }
    return replayed == ledger ? nil : "the entries replay to another ledger"
  }
}
