import ScripCore
import ScripSQL

/// An appointment on a list, with whom it is for.
public struct AppointmentLine: Hashable, Sendable {
  public let appointment: Appointment
  public let patient: Patient
}

/// Appointments that wait for somebody: to say whether the patient came, to write the note, to end a hold well.
///
/// Each list is one statement in the order of its index, and is counted to `countMax`.
extension Connection {
  /// Booked before a day, and nobody said what became of it; the oldest first. Index `appointment_unsettled`.
  public func visitsUnsettled(before day: CalendarDay, limit: Int) throws -> [AppointmentLine] {
    try map(Self.visitsUnsettled(practice, before: day, limit: limit), AppointmentLine.init(row:))
  }

  public func countOfVisitsUnsettled(before day: CalendarDay) throws -> Int {
    try count(Self.isUnsettled(before: day))
  }

  /// A therapist's appointments before a day without a signed note, the oldest first; not those that were missed.
  /// Index `appointment_unwritten`.
  public func notesUnwritten(of therapist: TherapistID, before day: CalendarDay, limit: Int) throws -> [AppointmentLine]
  {
    try map(Self.notesUnwritten(practice, of: therapist, before: day, limit: limit), AppointmentLine.init(row:))
  }

  public func countOfNotesUnwritten(of therapist: TherapistID, before day: CalendarDay) throws -> Int {
    try count(Self.isUnwritten(of: therapist, before: day))
  }

  /// Holds that end by a moment, the soonest first. Index `appointment_by_hold`.
  public func holdsEnding(by moment: Moment, limit: Int) throws -> [AppointmentLine] {
    try map(Self.holdsEnding(practice, by: moment, limit: limit), AppointmentLine.init(row:))
  }

  public func countOfHoldsEnding(by moment: Moment) throws -> Int { try count(Self.isEnding(by: moment)) }

  static func visitsUnsettled(_ practice: [UInt8], before day: CalendarDay, limit: Int) -> SQL {
    lines(isUnsettled(before: day), order: "a.day, a.start_minute, a.id", practice, limit: limit)
  }

  static func notesUnwritten(
    _ practice: [UInt8], of therapist: TherapistID, before day: CalendarDay, limit: Int
  ) -> SQL {
    lines(isUnwritten(of: therapist, before: day), order: "a.day, a.start_minute, a.id", practice, limit: limit)
  }

  static func holdsEnding(_ practice: [UInt8], by moment: Moment, limit: Int) -> SQL {
    lines(isEnding(by: moment), order: "a.hold_until", practice, limit: limit)
  }

  // As the indexes say it: a condition in other words would not find them.
  private static func isUnsettled(before day: CalendarDay) -> SQL { "a.state = 'booked' AND a.day < \(day)" }

  private static func isUnwritten(of therapist: TherapistID, before day: CalendarDay) -> SQL {
    "a.state IN ('booked', 'arrived') AND a.therapist_id = \(therapist) AND a.day < \(day)"
  }

  private static func isEnding(by moment: Moment) -> SQL {
    "a.hold_until IS NOT NULL AND a.hold_until <= \(moment)"
  }

  private static func lines(_ condition: SQL, order: SQL, _ practice: [UInt8], limit: Int) -> SQL {
    """
    SELECT a.body, p.body FROM appointment a CROSS JOIN patient p
    WHERE p.practice_id = a.practice_id AND p.id = a.patient_id AND a.practice_id = \(practice) AND \(condition)
    ORDER BY \(order) LIMIT \(limit)
    """
  }

  private func count(_ condition: SQL) throws -> Int {
    try rows(
      """
      SELECT count(*) FROM (SELECT 1 FROM appointment a WHERE a.practice_id = \(practice) AND \(condition)
        LIMIT \(Self.countMax + 1)) AS few
      """
    )[0].int(0)
  }
}

extension AppointmentLine {
  fileprivate init(row: Row) throws {
    appointment = try row.body(0)
    patient = try row.body(1)
  }
}
