import ScripCore
import ScripSQL

/// Quarter hours that are taken. Their key is what keeps two bookings apart, on both engines.
extension Connection {
  /// Whether an appointment other than this one takes any of these quarters.
  ///
  /// Promises: one statement a resource, by the primary key.
  public func isTaken(
    _ quarters: Range<Int>, of resources: [Resource], on day: CalendarDay, besides appointment: AppointmentID? = nil
  ) throws -> Bool {
    let own = appointment ?? AppointmentID(high: 0, low: 0)
    for resource in resources {
      let other = try first(
        """
        SELECT quarter FROM slot
        WHERE practice_id = \(practice) AND resource_id = \(resource.id) AND day = \(day)
          AND quarter >= \(quarters.lowerBound) AND quarter < \(quarters.upperBound) AND appointment_id <> \(own)
        LIMIT 1
        """
      ) { try $0.int(0) }
      if other != nil { return true }
    }
    return false
  }

  /// Takes every quarter of an appointment, of its therapist, its patient and its room. False when somebody was faster: then some
  /// may have been taken, and the transaction has to be given up.
  public func takeSlots(of appointment: Appointment) throws -> Bool {
    // In one order everywhere, so that two bookings never wait for each other.
    let resources = appointment.resources.sorted { $0.id < $1.id }
    let rows: [KeyValuePairs<String, any SQLValue>] = resources.flatMap { resource in
      appointment.quarters.map { quarter in
        [
          "resource_id": resource.id, "day": appointment.day, "quarter": quarter, "appointment_id": appointment.id,
        ]
      }
    }
    return try insertNew(into: .slot, rows) == rows.count
  }

  /// Frees what an appointment takes.
  public func freeSlots(of appointment: AppointmentID) throws {
    try execute("DELETE FROM slot WHERE practice_id = \(practice) AND appointment_id = \(appointment)")
  }

  /// What is taken over some days, from the appointments: a few columns a row, no body.
  ///
  /// Promises: one statement; index `appointment_by_day`. The slot rows say the same, except that appointments
  /// made before a patient's time was kept have none for the patient; a test compares them.
  public func takenTime(from first: CalendarDay, to last: CalendarDay) throws -> TakenTime {
    var taken = TakenTime()
    try each(
      """
      SELECT therapist_id, room_id, day, start_minute, minutes, patient_id FROM appointment
      WHERE practice_id = \(practice) AND day >= \(first) AND day <= \(last) AND state <> 'cancelled'
      """
    ) { row in
      let (day, start) = (try row.day(2), try row.int(3))
      let end = start + (try row.int(4))
      let quarters = QuarterSet(start / 15..<max(start, end) / 15)
      for one in [Resource(try row.id(0) as TherapistID), Resource(try row.id(5) as PatientID)] {
        taken[one, day] = taken[one, day].union(quarters)
      }
      if let room: RoomID = try row.optionalID(1) {
        taken[Resource(room), day] = taken[Resource(room), day].union(quarters)
      }
    }
    return taken
  }

  /// The same from the slot rows of one day: what the guard itself knows.
  public func takenSlots(on day: CalendarDay, of resource: Resource) throws -> QuarterSet {
    var taken = QuarterSet()
    try each(
      """
      SELECT quarter FROM slot
      WHERE practice_id = \(practice) AND resource_id = \(resource.id) AND day = \(day) ORDER BY quarter
      """
    ) { taken.insert(try $0.int(0)) }
    return taken
  }
}
