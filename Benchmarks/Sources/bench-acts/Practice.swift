import Foundation
import ScripCore
import ScripDesk
import ScripSQL
import ScripStore
import Synchronization

/// The machine's clock, moved on when a session has to lie behind.
final class MovedClock: Sendable {
  private let days = Mutex<Int64>(0)
  var now: Moment {
    Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + days.withLock { $0 } * 86_400_000)
  }
  var today: CalendarDay { now.local(offsetMinutes: -480).day }
  func move(days more: Int) { days.withLock { $0 += Int64(more) } }
}

/// So many episodes whose order holds on that day, the oldest first.
func episodes(
  _ count: Int, orderedUntil day: CalendarDay, in practice: PracticeID, _ database: any Database
) async throws -> [EpisodeID] {
  try await database.read(in: .of(practice)) { connection in
    try connection.rows(
      """
      SELECT r.episode_id FROM referral_version v
      JOIN referral r ON r.practice_id = v.practice_id AND r.id = v.referral_id
      WHERE v.practice_id = \(practice) AND v.last_day >= \(day) AND v.level = 'fine' ORDER BY r.episode_id LIMIT \(count)
      """
    ).compactMap { EpisodeID(bytes: try $0.bytes(0)) }
  }
}

/// Half hours one after the other while the practice is open, Monday to Friday, sixteen a day.
struct FreeHalfHours {
  private var day: CalendarDay
  private var used = 0
  private let therapist: TherapistID
  private let place: LocationID

  init(from day: CalendarDay, with therapist: TherapistID, at place: Location) {
    (self.day, self.therapist, self.place) = (day, therapist, place.id)
  }

  mutating func next() -> TimeAsked {
    if used == 16 || day.weekday > 5 {
      repeat { day = day.adding(days: 1) } while day.weekday > 5
      used = 0
    }
    defer { used += 1 }
    return TimeAsked(
      therapist: therapist, location: place, day: day, start: ClockTime(minutes: 540 + used * 30), minutes: 30)
  }
}

extension RequestKey {
  static func random() -> RequestKey { RequestKey("bench-\(UInt64.random(in: 0...UInt64.max))")! }
}
