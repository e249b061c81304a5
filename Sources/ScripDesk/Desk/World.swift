import Foundation
import ScripCore
import ScripSQL
import ScripStore

/// What lies outside: the clock, randomness, and what zones the clock shows.
public struct World: Sendable {
  public let now: @Sendable () -> Moment
  /// 64 bits that nobody can foresee.
  public let random: @Sendable () -> UInt64
  /// Minutes that a zone, by its IANA name, is ahead of UTC at a moment; nil for a zone nobody knows.
  public let offsetMinutes: @Sendable (String, Moment) -> Int?

  public init(
    now: @escaping @Sendable () -> Moment, random: @escaping @Sendable () -> UInt64,
    offsetMinutes: @escaping @Sendable (String, Moment) -> Int? = World.zoneTable
  ) {
    self.now = now
    self.random = random
    self.offsetMinutes = offsetMinutes
  }

  /// The machine's own zone tables.
  public static let zoneTable: @Sendable (String, Moment) -> Int? = { name, moment in
    TimeZone(identifier: name).map {
      $0.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)) / 60
    }
  }
}

/// The practice's own clock.
public struct PracticeClock: Sendable {
  /// Minutes that it is ahead of UTC at a moment.
  let offsetMinutes: @Sendable (Moment) -> Int

  /// How it runs around a day: asked four times a day from the day before to the day after, and where two answers
  /// differ, to the minute.
  func offsets(around day: CalendarDay) -> ZoneOffsets {
    let begin = Moment(day.adding(days: -1), ClockTime(minutes: 0), offsetMinutes: 0)
    var (moment, offset) = (begin, offsetMinutes(begin))
    let first = offset
    var changes: [ZoneOffsets.Change] = []
    for _ in 0..<16 {
      let next = moment.adding(seconds: 21_600)
      let then = offsetMinutes(next)
      if then != offset { changes.append(.init(at: change(after: moment, to: next), minutes: then)) }
      (moment, offset) = (next, then)
    }
    return ZoneOffsets(first: first, changes: changes)
  }

  /// The first minute with the later offset.
  private func change(after early: Moment, to late: Moment) -> Moment {
    var (low, high) = (Int64(0), (late.milliseconds - early.milliseconds) / 60_000)
    let before = offsetMinutes(early)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsetMinutes(early.adding(seconds: middle * 60)) == before { low = middle } else { high = middle }
    }
    return early.adding(seconds: high * 60)
  }
}

extension ActContext {
  /// The practice's own day at a moment.
  func localDay(_ moment: Moment) -> CalendarDay { moment.local(offsetMinutes: clock.offsetMinutes(moment)).day }
}

extension QueryContext {
  /// The practice's own day at a moment.
  func localDay(_ moment: Moment) -> CalendarDay { moment.local(offsetMinutes: clock.offsetMinutes(moment)).day }
}

extension Connection {
  /// The practice's own clock. A practice that is not set up yet goes by UTC.
  func clock(_ world: World) throws -> PracticeClock {
    let zone = try practiceZone() ?? "UTC"
    return PracticeClock { world.offsetMinutes(zone, $0) ?? 0 }
  }

  /// What it shows at a moment.
  func clock(at moment: Moment, _ world: World) throws -> (day: CalendarDay, offsetMinutes: Int) {
    let offset = try clock(world).offsetMinutes(moment)
    return (moment.local(offsetMinutes: offset).day, offset)
  }
}
