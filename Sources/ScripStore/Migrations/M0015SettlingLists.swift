import ScripSQL

extension Migration {
  /// Visits before today that nobody settled, and a therapist's notes that nobody wrote, are read by their day. Whatever
  /// is settled leaves the index, so that a list costs what is on it.
  static let settlingLists = Migration(
    id: 15, name: "settling lists",
    statements: [
      "CREATE INDEX appointment_unsettled ON appointment (practice_id, day, start_minute, id) WHERE state = 'booked'",
      """
      CREATE INDEX appointment_unwritten ON appointment (practice_id, therapist_id, day, start_minute, id)
      WHERE state IN ('booked', 'arrived')
      """,
    ])
}
