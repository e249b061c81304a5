import ScripSQL

extension Migration {
  /// Which claim asks the next payer for what the payer of another claim left.
  ///
  /// The lines stay on the first claim of such a row of claims: a line is on one claim, however many payers it goes to.
  static let nextPayer = Migration(
    id: 10, name: "next payer",
    practiceTables: ["claim_after"],
    statements: [
      """
      CREATE TABLE claim_after (
        practice_id {id} NOT NULL, claim_id {id} NOT NULL, earlier_id {id} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, claim_id),
        FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id),
        FOREIGN KEY (practice_id, earlier_id) REFERENCES claim (practice_id, id))
      """,
      "CREATE INDEX claim_after_by_earlier ON claim_after (practice_id, earlier_id)",
    ])
}
