import Foundation
import ScripCore
import TestSupport
import Testing

@testable import ScripDesk

/// Many at once: one slot, one last visit, a series beside single bookings, and random acts.
@Suite struct BookingRaceTests {
  @Test("64 race for one slot: one wins", arguments: DeskEngine.allCases)
  func oneSlot(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    // Starts that overlap in different ways, and only one of them can be had.
    let won = await fixture.wins { number in
      BookAppointment(
        episode: fixture.filed.episode, time: fixture.time(at: 600 + number % 4 * 15), paying: .underOrder)
    }
    let (left, fault) = (try await fixture.visitsLeft(), try await fixture.fault())
    #expect(won == 1 && left == 11 && fault == nil)
  }

  @Test("64 race for one patient's hour, with two therapists: one wins", arguments: DeskEngine.allCases)
  func onePatient(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine)
    let won = await fixture.wins { number in
      BookAppointment(
        episode: fixture.filed.episode,
        time: fixture.time(at: 600 + number % 3 * 15, with: number.isMultiple(of: 2) ? fixture.lee : fixture.ann),
        paying: .underOrder)
    }
    let (left, fault) = (try await fixture.visitsLeft(), try await fixture.fault())
    #expect(won == 1 && left == 11 && fault == nil)
  }

  @Test("64 race for the last visit of a limit, each for another hour: one wins", arguments: DeskEngine.allCases)
  func lastVisit(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine, visits: 1)
    let won = await fixture.wins { number in
      BookAppointment(
        episode: fixture.filed.episode,
        time: fixture.time(BookingFixture.day(4 + number / 8), at: 480 + number % 8 * 60), paying: .underOrder)
    }
    let (left, fault) = (try await fixture.visitsLeft(), try await fixture.fault())
    #expect(won == 1 && left == 0 && fault == nil)
  }

  @Test("A series is booked whole or not at all", arguments: DeskEngine.allCases)
  func series(engine: DeskEngine) async throws {
    let fixture = try await BookingFixture(engine, visits: 4)
    let caller = fixture.base.caller([.frontDesk])
    let preview = try await fixture.base.desk.ask(
      PreviewSeries(episode: fixture.filed.episode, first: fixture.time(BookingFixture.day(2)), count: 6), by: caller)
    #expect(preview.plan.fitting.count == 4)
    func series(_ days: [Int]) -> BookSeries {
      BookSeries(
        episode: fixture.filed.episode,
        dates: days.map { .init(time: fixture.time(BookingFixture.day($0)), varianceReason: nil) })
    }
    let tooMany = try await fixture.refusal(series([2, 5, 9, 12, 16]))
    #expect(tooMany?.contains("No visit is left") == true && tooMany?.contains("None was booked") == true)
    _ = try await fixture.book(fixture.time(BookingFixture.day(9)))
    let taken = try await fixture.refusal(series([2, 5, 9]))
    #expect(taken?.contains("already has 10:00 with Lee Ann Moss that day") == true)
    let untouched = try await fixture.visitsLeft()
    #expect(untouched == 3)
    let made = try await fixture.act(series([2, 5, 12]))
    let (left, fault) = (try await fixture.visitsLeft(), try await fixture.fault())
    #expect(made.count == 3 && left == 0 && fault == nil)
  }

  @Test(
    "Random bookings, holds, moves, expiries and cancellations leave a record that agrees with itself",
    arguments: DeskEngine.allCases)
  func random(engine: DeskEngine) async throws {
    let seed = UInt64(ProcessInfo.processInfo.environment["SCRIP_SEED"] ?? "") ?? 7
    var random = SeededGenerator(seed: seed)
    let fixture = try await BookingFixture(engine)
    var known: [AppointmentID] = []
    var done = 0
    for _ in 0..<150 {
      let time = fixture.time(
        BookingFixture.day(Int.random(in: 1...10, using: &random)), at: Int.random(in: 36..<60, using: &random) * 15,
        for: Int.random(in: 1...4, using: &random) * 15, with: Bool.random(using: &random) ? fixture.lee : fixture.ann)
      let one = known.randomElement(using: &random) ?? AppointmentID(high: 0, low: 0)
      do {
        switch Int.random(in: 0..<8, using: &random) {
        case 0...2: known.append(try await fixture.book(time, why: "as it came"))
        case 3:
          let until = HoldSlot(
            episode: fixture.filed.episode, time: time, untilDay: BookingFixture.day(0),
            untilTime: ClockTime(minutes: Int.random(in: 1...600, using: &random)))
          known.append(try await fixture.act(until))
        case 4: try await fixture.act(MoveAppointment(appointment: one, time: time, varianceReason: "as it came"))
        case 5: try await fixture.act(KeepHold(appointment: one, paying: .underOrder, varianceReason: "as it came"))
        case 6:
          fixture.clock.pass(300)
          _ = try await fixture.base.desk.releaseDueHolds()
        default: try await fixture.act(CancelAppointment(appointment: one, cause: .patient))
        }
        done += 1
      } catch is Refusal {}
    }
    let fault = try await fixture.fault()
    #expect(fault == nil, "seed \(seed)")
    #expect(done > 40)
  }
}

extension BookingFixture {
  /// How many of 64 callers did it. PostgreSQL answers a lost race with a conflict that is tried again, or is busy.
  func wins(_ act: @escaping @Sendable (Int) -> BookAppointment) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask {
          for _ in 0..<40 {
            do {
              try await self.act(act(number))
              return true
            } catch let refusal as Refusal where refusal.kind == .busy {
              continue
            } catch { return false }
          }
          return false
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }
}
