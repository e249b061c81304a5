import ScripSQL

extension Migration {
  /// When and how a prescriber was asked about a version of an order, so that the asked are told from the unasked.
  static let prescriberAskings = Migration(
    id: 13, name: "prescriber askings",
    practiceTables: ["prescriber_asking"],
    statements: [
      """
      CREATE TABLE prescriber_asking (
        practice_id {id} NOT NULL, id {id} NOT NULL, episode_id {id} NOT NULL, referral_id {id} NOT NULL,
        version {int} NOT NULL, asked_on {text} NOT NULL, way {text} NOT NULL, recorded_at {int} NOT NULL,
        recorded_by {id} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, referral_id) REFERENCES referral (practice_id, id))
      """,
      """
      CREATE INDEX prescriber_asking_by_episode ON prescriber_asking
      (practice_id, episode_id, asked_on, recorded_at, id)
      """,
      "CREATE INDEX prescriber_asking_by_referral ON prescriber_asking (practice_id, referral_id, version, asked_on)",
    ])
}
