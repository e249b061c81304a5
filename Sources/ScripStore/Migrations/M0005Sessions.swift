import ScripSQL

extension Migration {
  /// Notes of sessions: the draft while it is written, the signed note, what was added to it, and what waits for money.
  ///
  /// `session_note` holds one row an appointment, and nothing in the program changes or deletes one.
  static let sessions = Migration(
    id: 5, name: "sessions",
    practiceTables: ["note_draft", "session_note", "note_addendum", "session_to_charge"],
    statements: [
      """
      CREATE TABLE note_draft (
        practice_id {id} NOT NULL, appointment_id {id} NOT NULL, revision {int} NOT NULL,
        saved_at {int} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, appointment_id),
        FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id))
      """,
      """
      CREATE TABLE session_note (
        practice_id {id} NOT NULL, id {id} NOT NULL, appointment_id {id} NOT NULL, episode_id {id} NOT NULL,
        therapist_id {id} NOT NULL, day {text} NOT NULL, ending {text} NOT NULL, signed_at {int} NOT NULL,
        content_digest {bytes} NOT NULL, shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, therapist_id) REFERENCES therapist (practice_id, id))
      """,
      "CREATE UNIQUE INDEX session_note_by_appointment ON session_note (practice_id, appointment_id)",
      "CREATE INDEX session_note_by_episode ON session_note (practice_id, episode_id, day, id)",
      """
      CREATE TABLE note_addendum (
        practice_id {id} NOT NULL, id {id} NOT NULL, note_id {id} NOT NULL, added_at {int} NOT NULL,
        shape {int} NOT NULL, body {json} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, note_id) REFERENCES session_note (practice_id, id))
      """,
      "CREATE INDEX note_addendum_by_note ON note_addendum (practice_id, note_id, added_at, id)",
      """
      CREATE TABLE session_to_charge (
        practice_id {id} NOT NULL, note_id {id} NOT NULL, day {text} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, note_id),
        FOREIGN KEY (practice_id, note_id) REFERENCES session_note (practice_id, id))
      """,
      "CREATE INDEX session_to_charge_by_day ON session_to_charge (practice_id, day, note_id)",
    ])
}
