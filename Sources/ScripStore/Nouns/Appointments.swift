import ScripCore
import ScripSQL

/// Appointments and the quarter hours they take.
extension Connection {
  public func appointment(_ id: AppointmentID) throws -> Appointment? {
    try first("SELECT body FROM appointment WHERE practice_id = \(practice) AND id = \(id)") { try $0.body(0) }
  }

  /// Everything of a span of days, both inclusive, cancelled ones too, by day, therapist and time.
  ///
  /// Promises: one statement; index `appointment_by_day`.
  public func appointments(from first: CalendarDay, to last: CalendarDay) throws -> [Appointment] {
    try map(Self.appointments(practice, from: first, to: last)) { try $0.body(0) }
  }

  static func appointments(_ practice: [UInt8], from first: CalendarDay, to last: CalendarDay) -> SQL {
    """
    SELECT body FROM appointment WHERE practice_id = \(practice) AND day >= \(first) AND day <= \(last)
    ORDER BY day, therapist_id, start_minute, id
    """
  }

  /// One therapist's over a span of days, both inclusive.
  ///
  /// Promises: one statement; index `appointment_by_day`.
  public func appointments(
    of therapist: TherapistID, from first: CalendarDay, to last: CalendarDay
  ) throws -> [Appointment] {
    try map(
      """
      SELECT body FROM appointment
      WHERE practice_id = \(practice) AND day >= \(first) AND day <= \(last) AND therapist_id = \(therapist)
      ORDER BY day, start_minute, id
      """
    ) { try $0.body(0) }
  }

  /// What a patient has over some days, both inclusive, whatever the episode; cancelled ones left out, earliest first.
  ///
  /// Promises: one statement; indexes `episode_by_patient` and `appointment_by_episode`, in this order, so that it does
  /// not grow with what others have.
  public func appointments(
    of patient: PatientID, from first: CalendarDay, to last: CalendarDay, limit: Int = 500
  ) throws -> [Appointment] {
    try map(
      """
      SELECT a.body FROM episode e CROSS JOIN appointment a
      WHERE e.practice_id = \(practice) AND e.patient_id = \(patient)
        AND a.practice_id = \(practice) AND a.episode_id = e.id AND a.day >= \(first) AND a.day <= \(last)
        AND a.state <> 'cancelled'
      ORDER BY a.day, a.start_minute, a.id LIMIT \(limit)
      """
    ) { try $0.body(0) }
  }

  /// An episode's appointments, oldest first.
  ///
  /// Promises: one statement; index `appointment_by_episode`.
  public func appointments(of episode: EpisodeID) throws -> [Appointment] {
    try map(
      """
      SELECT body FROM appointment WHERE practice_id = \(practice) AND episode_id = \(episode)
      ORDER BY day, start_minute, id
      """
    ) { try $0.body(0) }
  }

  /// Holds that are over by now, the longest over first.
  ///
  /// Promises: one statement; index `appointment_by_hold`.
  public func holdsOver(by moment: Moment, limit: Int) throws -> [AppointmentID] {
    try map(Self.holdsOver(practice, by: moment, limit: limit)) { try $0.id(0) }
  }

  static func holdsOver(_ practice: [UInt8], by moment: Moment, limit: Int) -> SQL {
    """
    SELECT id FROM appointment
    WHERE practice_id = \(practice) AND hold_until IS NOT NULL AND hold_until <= \(moment)
    ORDER BY hold_until LIMIT \(limit)
    """
  }

  public func insert(_ appointment: Appointment) throws {
    try insert(into: .appointment, try row(appointment))
  }

  /// Writes what an appointment has become. Its quarter hours are taken and freed apart.
  public func update(_ appointment: Appointment) throws {
    try put(into: .appointment, try row(appointment))
  }

  private func row(_ appointment: Appointment) throws -> KeyValuePairs<String, any SQLValue> {
    let body = try json(appointment)
    return [
      "id": appointment.id, "episode_id": appointment.episode, "patient_id": appointment.patient,
      "therapist_id": appointment.therapist, "location_id": appointment.location, "room_id": appointment.room,
      "day": appointment.day, "start_minute": appointment.start.minutes, "minutes": appointment.minutes,
      "state": appointment.state.word.rawValue, "hold_until": appointment.holdUntil, "shape": bodyShape, "body": body,
    ]
  }
}
