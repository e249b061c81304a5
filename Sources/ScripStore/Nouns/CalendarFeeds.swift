import ScripCore
import ScripSQL
import Seal

/// The secret address under which one therapist's times are read. The secret itself is known to nobody but its holder.
public struct StoredFeed: Hashable, Sendable {
  public let id: CalendarFeedID
  public let therapist: TherapistID
  public let madeAt: Moment

  public init(id: CalendarFeedID, therapist: TherapistID, madeAt: Moment) {
    self.id = id
    self.therapist = therapist
    self.madeAt = madeAt
  }
}

extension Connection {
  /// The feeds in use, the newest first.
  ///
  /// Promises: one statement; index `calendar_feed_living`.
  public func calendarFeeds() throws -> [StoredFeed] {
    try map(
      """
      SELECT id, therapist_id, made_at FROM calendar_feed
      WHERE practice_id = \(practice) AND ended_at IS NULL ORDER BY made_at DESC, id DESC
      """, Self.feed)
  }

  /// The feed in use behind a secret; nil for one that never was, was renewed or turned off.
  public func calendarFeed(secret: Digest) throws -> StoredFeed? {
    try first(
      """
      SELECT id, therapist_id, made_at FROM calendar_feed
      WHERE practice_id = \(practice) AND secret_digest = \(secret.bytes) AND ended_at IS NULL
      """, Self.feed)
  }

  public func append(_ feed: StoredFeed, secret: Digest, by membership: MembershipID) throws {
    try insert(
      into: .calendarFeed,
      [
        "id": feed.id, "therapist_id": feed.therapist, "secret_digest": secret.bytes, "made_at": feed.madeAt,
        "made_by": membership, "ended_at": nil as Moment?,
      ])
  }

  public func end(_ feed: CalendarFeedID, at moment: Moment) throws {
    try change(.calendarFeed, feed) { $0["ended_at"] = moment }
  }

  private static func feed(_ row: Row) throws -> StoredFeed {
    StoredFeed(id: try row.id(0), therapist: try row.id(1), madeAt: try row.moment(2))
  }
}
