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

extension Connection {
  /// What the practice's own clock shows. A practice that is not set up yet goes by UTC.
  func clock(at moment: Moment, _ world: World) throws -> (day: CalendarDay, offsetMinutes: Int) {
    let zone = try practiceZone() ?? "UTC"
    let offset = world.offsetMinutes(zone, moment) ?? 0
    return (moment.local(offsetMinutes: offset).day, offset)
  }
}
