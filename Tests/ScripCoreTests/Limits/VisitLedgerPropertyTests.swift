import ScripCore
import TestSupport
import Testing

/// What holds for any limits and any order of events. Random, with fixed seeds; a failure names its seed.
@Suite struct VisitLedgerPropertyTests {
  @Test("Visits left equals a count by hand from the entries, in 100,000 random cases")
  func bruteForce() {
    for seed in 0..<UInt64(100_000) {
      var made = RandomLedger(seed: seed)
      for _ in 0..<Int(seed % 12) { made.bookingEvent() }
      let day = made.day()
      let expected = LimitsByHand(made.ledger).visitsLeft(on: day)
      let left = made.ledger.visitsLeft(on: day).tightest?.visits
      if left != expected {
        Issue.record("seed \(seed): \(String(describing: left)), by hand \(String(describing: expected))")
        return
      }
    }
  }

  @Test("No booking makes a limit negative, in 1,000,000 random events")
  func neverNegative() {
    var refused = 0
    for seed in 0..<UInt64(10_000) {
      var made = RandomLedger(seed: seed)
      for event in 0..<100 {
        if made.bookingEvent() != nil { refused += 1 }
        guard made.ledger.limits.allSatisfy({ $0.kind.measure == .nothing || $0.left >= min(0, $0.start) }) else {
          Issue.record("seed \(seed), event \(event): a limit went below zero")
          return
        }
      }
    }
    // The events must meet the limits, or the promise was not tried.
    #expect((200_000...900_000).contains(refused))
  }

  @Test("Two episodes under one coverage never take more than there is together, in 200,000 random events")
  func together() {
    var refused = 0
    for seed in 0..<UInt64(2_000) {
      // The same limits, other events.
      var (neck, knee) = (RandomLedger(seed: seed), RandomLedger(seed: seed))
      knee.random = SeededGenerator(seed: seed + 1_000_000)
      for event in 0..<100 {
        neck.ledger.count(beside: knee.ledger)
        if case .full? = neck.bookingEvent() { refused += 1 }
        swap(&neck, &knee)
        for (one, other) in zip(neck.ledger.limits, knee.ledger.limits) where one.kind.measure != .nothing {
          let left = one.start - one.taken - (one.kind.belongsToCoverage ? other.taken : 0)
          guard left >= min(0, one.start), one.kind.belongsToCoverage || one.takenBeside == 0 else {
            Issue.record("seed \(seed), event \(event): a limit went below zero")
            return
          }
        }
      }
    }
    // The events must meet the limits, or the promise was not tried.
    #expect(refused > 10_000)
  }

  @Test("A refused event changes nothing and a booking taken is written once")
  func refusalsLeaveNoTrace() {
    for seed in 0..<UInt64(2_000) {
      var made = RandomLedger(seed: seed)
      for _ in 0..<50 {
        let before = made.ledger
        let refusal = made.bookingEvent()
        if refusal != nil {
          #expect(made.ledger == before, "seed \(seed)")
        } else {
          #expect(made.ledger.entries.count == before.entries.count + 1, "seed \(seed)")
        }
      }
    }
  }

  @Test("Replaying the entries over the limits gives an equal ledger")
  func replay() {
    for seed in 0..<UInt64(2_000) {
      var made = RandomLedger(seed: seed)
      var others = RandomLedger(seed: seed + 1_000_000)
      for _ in 0..<60 {
        others.bookingEvent()
        if seed % 2 == 0 { made.ledger.count(beside: others.ledger) }
        made.bookingEvent()
        if let limit = made.ledger.limits.randomElement(using: &made.random), seed % 3 == 0 {
          made.ledger.set(made.version(), of: limit.id, kind: limit.kind)
        }
      }
      var replayed = VisitLedger(expected: made.ledger.expected)
      if seed % 2 == 0 { replayed.count(beside: others.ledger) }
      for limit in made.ledger.limits {
        for version in limit.versions { replayed.set(version, of: limit.id, kind: limit.kind) }
      }
      for entry in made.ledger.entries { replayed.replay(entry) }
      #expect(replayed == made.ledger, "seed \(seed)")
    }
  }
}

extension Limit {
  /// What was left before any booking.
  fileprivate var start: Int { current.amount - current.usedElsewhere }
}
