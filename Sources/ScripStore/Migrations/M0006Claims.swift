import ScripSQL

extension Migration {
  /// What sessions cost, the claims and receipts that ask for it, and everything that happened to a claim.
  ///
  /// A charge stands on a claim or on a receipt, never on both. Versions and events of a claim are appended.
  static let claims = Migration(
    id: 6, name: "claims",
    practiceTables: [
      "fee_schedule", "claim", "claim_version", "claim_event", "receipt", "charge", "necessity_letter",
    ],
    statements: [
      """
      CREATE TABLE fee_schedule (
        practice_id {id} NOT NULL REFERENCES practice (id), class_key {text} NOT NULL, version {int} NOT NULL,
        valid_from {text} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, class_key, version))
      """,
      """
      CREATE TABLE claim (
        practice_id {id} NOT NULL, id {id} NOT NULL, number {text} NOT NULL, episode_id {id} NOT NULL,
        patient_id {id} NOT NULL, coverage_id {id} NOT NULL, plan_id {id} NOT NULL,
        first_day {text} NOT NULL, last_day {text} NOT NULL, cents {int} NOT NULL,
        standing {text} NOT NULL, standing_at {int} NOT NULL, file_by {text}, payer_claim_number {text},
        replaces_id {id}, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
        FOREIGN KEY (practice_id, coverage_id) REFERENCES coverage (practice_id, id),
        FOREIGN KEY (practice_id, plan_id) REFERENCES plan (practice_id, id),
        FOREIGN KEY (practice_id, replaces_id) REFERENCES claim (practice_id, id))
      """,
      "CREATE UNIQUE INDEX claim_by_number ON claim (practice_id, number)",
      "CREATE INDEX claim_by_standing ON claim (practice_id, standing, first_day, id)",
      "CREATE INDEX claim_by_episode ON claim (practice_id, episode_id, first_day, id)",
      """
      CREATE TABLE claim_version (
        practice_id {id} NOT NULL, claim_id {id} NOT NULL, version {int} NOT NULL, recorded_at {int} NOT NULL,
        shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, claim_id, version),
        FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id))
      """,
      """
      CREATE TABLE claim_event (
        practice_id {id} NOT NULL, id {id} NOT NULL, claim_id {id} NOT NULL, kind {text} NOT NULL,
        happened_at {int} NOT NULL, control_number {int}, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id))
      """,
      "CREATE INDEX claim_event_by_claim ON claim_event (practice_id, claim_id, happened_at, id)",
      "CREATE INDEX claim_event_by_file ON claim_event (practice_id, control_number, kind)",
      """
      CREATE TABLE receipt (
        practice_id {id} NOT NULL, id {id} NOT NULL, location_id {id} NOT NULL, number {int} NOT NULL,
        kind {text} NOT NULL, patient_id {id} NOT NULL, episode_id {id} NOT NULL, issued_on {text} NOT NULL,
        cents {int} NOT NULL, voids_id {id}, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, location_id) REFERENCES location (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, voids_id) REFERENCES receipt (practice_id, id))
      """,
      "CREATE UNIQUE INDEX receipt_by_number ON receipt (practice_id, location_id, number)",
      "CREATE INDEX receipt_by_patient ON receipt (practice_id, patient_id, issued_on, id)",
      "CREATE INDEX receipt_by_voided ON receipt (practice_id, voids_id) WHERE voids_id IS NOT NULL",
      """
      CREATE TABLE charge (
        practice_id {id} NOT NULL, id {id} NOT NULL, appointment_id {id} NOT NULL, note_id {id} NOT NULL,
        episode_id {id} NOT NULL, patient_id {id} NOT NULL, day {text} NOT NULL, segment {text} NOT NULL,
        payer {text} NOT NULL, code {text} NOT NULL, units {int} NOT NULL, cents {int} NOT NULL,
        claim_id {id}, receipt_id {id}, withdrawn_at {int}, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
        FOREIGN KEY (practice_id, claim_id) REFERENCES claim (practice_id, id),
        FOREIGN KEY (practice_id, receipt_id) REFERENCES receipt (practice_id, id))
      """,
      "CREATE INDEX charge_by_appointment ON charge (practice_id, appointment_id)",
      "CREATE INDEX charge_by_episode ON charge (practice_id, episode_id, day, id)",
      "CREATE INDEX charge_by_claim ON charge (practice_id, claim_id)",
      "CREATE INDEX charge_by_receipt ON charge (practice_id, receipt_id)",
      """
      CREATE INDEX charge_open ON charge (practice_id, payer, day, id)
        WHERE claim_id IS NULL AND receipt_id IS NULL AND withdrawn_at IS NULL
      """,
      """
      CREATE TABLE necessity_letter (
        practice_id {id} NOT NULL, id {id} NOT NULL, patient_id {id} NOT NULL, account {text} NOT NULL,
        last_day {text} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id))
      """,
      "CREATE INDEX necessity_letter_by_patient ON necessity_letter (practice_id, patient_id, last_day)",
      "CREATE INDEX necessity_letter_by_last_day ON necessity_letter (practice_id, last_day, id)",
    ])
}
