import ScripSQL

extension Migration {
  /// The secret addresses under which therapists' times are read without names.
  ///
  /// Of a secret only its digest is kept. An address that was renewed or turned off stays, with the moment it ended.
  static let calendarFeeds = Migration(
    id: 9, name: "calendar feeds",
    practiceTables: ["calendar_feed"],
    statements: [
      """
      CREATE TABLE calendar_feed (
        practice_id {id} NOT NULL, id {id} NOT NULL, therapist_id {id} NOT NULL, secret_digest {bytes} NOT NULL,
        made_at {int} NOT NULL, made_by {id} NOT NULL, ended_at {int}, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, therapist_id) REFERENCES therapist (practice_id, id))
      """,
      "CREATE UNIQUE INDEX calendar_feed_by_secret ON calendar_feed (practice_id, secret_digest)",
      "CREATE INDEX calendar_feed_living ON calendar_feed (practice_id, therapist_id) WHERE ended_at IS NULL",
    ])
}
