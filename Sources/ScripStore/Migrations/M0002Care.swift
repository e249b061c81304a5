import ScripSQL

extension Migration {
  /// Practices' settings, patients, coverage, episodes, referrals, and what payers said.
  static let care = Migration(
    id: 2, name: "care",
    practiceTables: [
      "practice_profile", "location", "therapist", "plan", "network", "payer_rules", "patient", "coverage", "episode",
      "intake", "intake_reading", "referral", "referral_version", "benefit_answer", "authorization_case",
      "safety_answer", "visit_limit",
      "visit_entry",
    ],
    statements: [
      """
      CREATE TABLE practice_profile (
        practice_id {id} NOT NULL PRIMARY KEY REFERENCES practice (id),
        zone {text} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL)
      """,
      """
      CREATE TABLE location (
        practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL, name {text} NOT NULL,
        shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id))
      """,
      """
      CREATE TABLE therapist (
        practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL, name {text} NOT NULL,
        shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id))
      """,
      """
      CREATE TABLE plan (
        practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL,
        payer_name {text} NOT NULL, name {text} NOT NULL, class_key {text} NOT NULL,
        shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id))
      """,
      """
      CREATE TABLE network (
        practice_id {id} NOT NULL, id {id} NOT NULL,
        therapist_id {id} NOT NULL, location_id {id}, plan_id {id} NOT NULL,
        status {text} NOT NULL, from_day {text}, to_day {text},
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, therapist_id) REFERENCES therapist (practice_id, id),
        FOREIGN KEY (practice_id, location_id) REFERENCES location (practice_id, id),
        FOREIGN KEY (practice_id, plan_id) REFERENCES plan (practice_id, id))
      """,
      "CREATE INDEX network_by_plan ON network (practice_id, plan_id)",
      """
      CREATE TABLE payer_rules (
        practice_id {id} NOT NULL REFERENCES practice (id), class_key {text} NOT NULL, version {int} NOT NULL,
        valid_from {text} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, class_key, version))
      """,
      """
      CREATE TABLE patient (
        practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL,
        search_key {text} NOT NULL, birth_day {text}, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id))
      """,
      "CREATE INDEX patient_by_name ON patient (practice_id, search_key, id)",
      "CREATE INDEX patient_by_birth_day ON patient (practice_id, birth_day, id)",
      """
      CREATE TABLE coverage (
        practice_id {id} NOT NULL, id {id} NOT NULL, patient_id {id} NOT NULL, plan_id {id} NOT NULL,
        rank {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
        FOREIGN KEY (practice_id, plan_id) REFERENCES plan (practice_id, id))
      """,
      "CREATE INDEX coverage_by_patient ON coverage (practice_id, patient_id, rank)",
      """
      CREATE TABLE episode (
        practice_id {id} NOT NULL, id {id} NOT NULL, patient_id {id} NOT NULL, coverage_id {id},
        class_key {text} NOT NULL, opened_on {text} NOT NULL, closed_on {text},
        shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
        FOREIGN KEY (practice_id, coverage_id) REFERENCES coverage (practice_id, id))
      """,
      "CREATE INDEX episode_by_patient ON episode (practice_id, patient_id, opened_on)",
      """
      CREATE TABLE intake (
        practice_id {id} NOT NULL, id {id} NOT NULL, document_id {id} NOT NULL,
        received_at {int} NOT NULL, via {text} NOT NULL, sender {text},
        state {text} NOT NULL, state_at {int} NOT NULL, pages {int} NOT NULL, title {text}, reason {text},
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, document_id) REFERENCES document (practice_id, id))
      """,
      "CREATE INDEX intake_by_state ON intake (practice_id, state, received_at, id)",
      "CREATE INDEX intake_by_document ON intake (practice_id, document_id)",
      """
      CREATE TABLE intake_reading (
        practice_id {id} NOT NULL, intake_id {id} NOT NULL, version {int} NOT NULL,
        recorded_at {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, intake_id, version),
        FOREIGN KEY (practice_id, intake_id) REFERENCES intake (practice_id, id))
      """,
      """
      CREATE TABLE referral (
        practice_id {id} NOT NULL, id {id} NOT NULL, episode_id {id} NOT NULL, patient_id {id} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id))
      """,
      "CREATE INDEX referral_by_episode ON referral (practice_id, episode_id)",
      """
      CREATE TABLE referral_version (
        practice_id {id} NOT NULL, referral_id {id} NOT NULL, version {int} NOT NULL,
        intake_id {id} NOT NULL, signed_off_at {int} NOT NULL, signed_off_by {id} NOT NULL,
        last_day {text}, level {text} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, referral_id, version),
        FOREIGN KEY (practice_id, referral_id) REFERENCES referral (practice_id, id),
        FOREIGN KEY (practice_id, intake_id) REFERENCES intake (practice_id, id))
      """,
      "CREATE INDEX referral_version_by_intake ON referral_version (practice_id, intake_id)",
      "CREATE INDEX referral_version_by_last_day ON referral_version (practice_id, last_day, referral_id)",
      """
      CREATE INDEX referral_version_by_level
        ON referral_version (practice_id, level, signed_off_at, referral_id)
      """,
      """
      CREATE TABLE benefit_answer (
        practice_id {id} NOT NULL, id {id} NOT NULL, coverage_id {id} NOT NULL,
        answered_on {text} NOT NULL, recorded_at {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, coverage_id) REFERENCES coverage (practice_id, id))
      """,
      "CREATE INDEX benefit_answer_by_coverage ON benefit_answer (practice_id, coverage_id, answered_on, id)",
      """
      CREATE TABLE authorization_case (
        practice_id {id} NOT NULL, id {id} NOT NULL, version {int} NOT NULL, episode_id {id} NOT NULL,
        state {text} NOT NULL, from_day {text}, to_day {text}, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id, version),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id))
      """,
      "CREATE INDEX authorization_by_episode ON authorization_case (practice_id, episode_id, id, version)",
      """
      CREATE TABLE safety_answer (
        practice_id {id} NOT NULL, id {id} NOT NULL, patient_id {id} NOT NULL, recorded_at {int} NOT NULL,
        shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id))
      """,
      "CREATE INDEX safety_answer_by_patient ON safety_answer (practice_id, patient_id, recorded_at)",
      """
      CREATE TABLE visit_limit (
        practice_id {id} NOT NULL, id {id} NOT NULL, version {int} NOT NULL, episode_id {id} NOT NULL,
        recorded_at {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id, version),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id))
      """,
      "CREATE INDEX visit_limit_by_episode ON visit_limit (practice_id, episode_id, id, version)",
      """
      CREATE TABLE visit_entry (
        practice_id {id} NOT NULL, id {id} NOT NULL, episode_id {id} NOT NULL, day {text} NOT NULL,
        kind {text} NOT NULL, recorded_at {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id))
      """,
      "CREATE INDEX visit_entry_by_episode ON visit_entry (practice_id, episode_id, day, id)",
    ]
  )
}
