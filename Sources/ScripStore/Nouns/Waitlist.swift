import ScripCore
import ScripSQL

/// Who waits for a time.
extension Connection {
  /// Those who wait and whose days are not over, in the order in which they asked.
  ///
  /// Promises: one statement; index `waitlist_open`.
  public func waitlist(on today: CalendarDay, limit: Int) throws -> [WaitlistEntry] {
    try map(Self.waitlist(practice, on: today, limit: limit)) { try $0.body(0) }
  }

  static func waitlist(_ practice: [UInt8], on today: CalendarDay, limit: Int) -> SQL {
    """
    SELECT body FROM waitlist WHERE practice_id = \(practice) AND closed_at IS NULL AND last_day >= \(today)
    ORDER BY added_at, id LIMIT \(limit)
    """
  }

  public func waitlistEntry(_ id: WaitlistID) throws -> WaitlistEntry? {
    try first("SELECT body FROM waitlist WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  public func save(_ entry: WaitlistEntry) throws {
    let body = try json(entry)
    try put(
      into: .waitlist,
      [
        "id": entry.id, "episode_id": entry.episode, "patient_id": entry.patient, "added_at": entry.addedAt,
        "last_day": entry.lastDay, "closed_at": entry.closed?.at, "shape": bodyShape, "body": body,
      ])
  }
}
