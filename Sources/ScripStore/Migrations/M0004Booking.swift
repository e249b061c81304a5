import ScripSQL

extension Migration {
  /// Appointments, the quarter hours they take of a therapist or a room, and who waits for one.
  ///
  /// A `slot` row is a quarter hour taken: its key is what keeps two bookings apart, on both engines.
  static let booking = Migration(
    id: 4, name: "booking",
    practiceTables: ["appointment", "slot", "waitlist"],
    statements: [
      """
      CREATE TABLE appointment (
        practice_id {id} NOT NULL, id {id} NOT NULL, episode_id {id} NOT NULL, patient_id {id} NOT NULL,
        therapist_id {id} NOT NULL, location_id {id} NOT NULL, room_id {id},
        day {text} NOT NULL, start_minute {int} NOT NULL, minutes {int} NOT NULL,
        state {text} NOT NULL, hold_until {int}, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id),
        FOREIGN KEY (practice_id, therapist_id) REFERENCES therapist (practice_id, id),
        FOREIGN KEY (practice_id, location_id) REFERENCES location (practice_id, id))
      """,
      "CREATE INDEX appointment_by_day ON appointment (practice_id, day, therapist_id, start_minute)",
      "CREATE INDEX appointment_by_episode ON appointment (practice_id, episode_id, day)",
      "CREATE INDEX appointment_by_hold ON appointment (practice_id, hold_until) WHERE hold_until IS NOT NULL",
      """
      CREATE TABLE slot (
        practice_id {id} NOT NULL, resource_id {id} NOT NULL, day {text} NOT NULL, quarter {int} NOT NULL,
        appointment_id {id} NOT NULL, row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, resource_id, day, quarter),
        FOREIGN KEY (practice_id, appointment_id) REFERENCES appointment (practice_id, id))
      """,
      "CREATE INDEX slot_by_appointment ON slot (practice_id, appointment_id)",
      """
      CREATE TABLE waitlist (
        practice_id {id} NOT NULL, id {id} NOT NULL, episode_id {id} NOT NULL, patient_id {id} NOT NULL,
        added_at {int} NOT NULL, last_day {text} NOT NULL, closed_at {int}, shape {int} NOT NULL, body {json} NOT NULL,
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id),
        FOREIGN KEY (practice_id, episode_id) REFERENCES episode (practice_id, id),
        FOREIGN KEY (practice_id, patient_id) REFERENCES patient (practice_id, id))
      """,
      "CREATE INDEX waitlist_open ON waitlist (practice_id, added_at, id) WHERE closed_at IS NULL",
    ])
}
