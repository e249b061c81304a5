import ScripSQL

extension Migration {
  /// Progress reports, plan referral numbers, estimates that were given, and the days by which something must be done.
  ///
  /// `deadline` holds one row for each thing that has a day, and is written anew whenever that day moves; all else is
  /// appended.
  static let reports = Migration(
    id: 8, name: "reports",
    practiceTables: ["progress_report", "plan_referral", "given_estimate", "deadline"],
    statements: [
      """
      CREATE TABLE progress_report (
        practice_id {id} NOT NULL, id {id} NOT NULL, version {int} NOT NULL, episode_id {id} NOT NULL,
        patient_id {id} NOT NULL, state {text} NOT NULL, return_code {text} NOT NULL, intake_id {id},
        recorded_at {int} NOT NULL, recorded_by {id} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id, version),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
        FOREIGN KEY (practice_id, intake_id) REFERENCES intake (practice_id, id))
      """,
      "CREATE INDEX progress_report_by_episode ON progress_report (practice_id, episode_id, id, version)",
      "CREATE INDEX progress_report_by_code ON progress_report (practice_id, return_code)",
      """
      CREATE TABLE plan_referral (
        practice_id {id} NOT NULL, id {id} NOT NULL, episode_id {id} NOT NULL, recorded_at {int} NOT NULL,
        shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id))
      """,
      "CREATE INDEX plan_referral_by_episode ON plan_referral (practice_id, episode_id, recorded_at, id)",
      """
      CREATE TABLE given_estimate (
        practice_id {id} NOT NULL, id {id} NOT NULL, episode_id {id} NOT NULL, made_on {text} NOT NULL,
        total {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id))
      """,
      "CREATE INDEX given_estimate_by_episode ON given_estimate (practice_id, episode_id, made_on, id)",
      """
      CREATE TABLE deadline (
        practice_id {id} NOT NULL, kind {text} NOT NULL, subject_id {id} NOT NULL, episode_id {id} NOT NULL,
        patient_id {id} NOT NULL, day {text}, reason {text} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, kind, subject_id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id))
      """,
      "CREATE INDEX deadline_by_day ON deadline (practice_id, kind, day, subject_id) WHERE day IS NOT NULL",
    ])
}
