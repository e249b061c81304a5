import ScripCore
import ScripSQL
import ScripStore

/// Puts somebody on the waitlist: no time that they want is free.
///
/// Who stands there for the same already keeps that line and its place; days beyond it are added to the line.
public struct AddToWaitlist: Act {
  public static let permission = Permission.bookAppointments
  let episode: EpisodeID
  let minutes: Int
  let therapist: TherapistID?
  let location: LocationID?
  let part: DayPart?
  let weekday: Int?
  let firstDay: CalendarDay
  let lastDay: CalendarDay

  public init(
    episode: EpisodeID, minutes: Int, therapist: TherapistID?, location: LocationID?, part: DayPart? = nil,
    weekday: Int? = nil, firstDay: CalendarDay, lastDay: CalendarDay
  ) {
    self.episode = episode
    self.minutes = minutes
    self.therapist = therapist
    self.location = location
    self.part = part
    self.weekday = weekday
    self.firstDay = firstDay
    self.lastDay = lastDay
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<WaitlistID> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    if let therapist, try connection.therapist(therapist) == nil { return .refused(.notFound) }
    if let location, try connection.location(location) == nil { return .refused(.notFound) }
    guard firstDay <= lastDay else { return .refused(.fault("lastDay", "Until must be on or after From.")) }
    guard lastDay >= context.today else {
      return .refused(.fault("lastDay", "This day is over: choose today or a later one."))
    }
    guard Appointment.isOnTheQuarter(start: ClockTime(minutes: 0), minutes: minutes) else {
      return .refused(.fault("minutes", "Choose a length in quarter hours."))
    }
    let days = max(firstDay, context.today)...lastDay
    let therapists = try connection.therapists().filter { therapist == nil || therapist == $0.id }
    let places = try connection.locations().filter { location == nil || location == $0.id }
    if let refusal = Refusal.away(days, therapists, places, closed: try connection.practiceDaysOff()) {
      return .refused(refusal)
    }
    if var line = try sameLine(connection, context) {
      (line.firstDay, line.lastDay) = (min(line.firstDay, firstDay), max(line.lastDay, lastDay))
      try connection.save(line)
      return .done(line.id, subjects: [Subject("waitlist", line.id), Subject("patient", line.patient)])
    }
    var entry = WaitlistEntry(
      id: context.ids.next(), episode: episode, patient: found.patient, minutes: minutes, therapist: therapist,
      location: location, firstDay: firstDay, lastDay: lastDay, addedAt: context.moment, addedBy: context.membership)
    (entry.part, entry.weekday) = (part, weekday)
    try connection.save(entry)
    return .done(entry.id, subjects: [Subject("waitlist", entry.id), Subject("patient", entry.patient)])
  }

  /// The line of the same wish whose days meet these or lie beside them.
  private func sameLine(_ connection: borrowing Connection, _ context: ActContext) throws -> WaitlistEntry? {
    try connection.waitlist(on: context.today, limit: ShowWaitlist.linesMax).first { line in
      line.episode == episode && line.minutes == minutes && line.therapist == therapist && line.location == location
        && line.part == part && line.weekday == weekday && line.firstDay <= lastDay.adding(days: 1)
        && firstDay <= line.lastDay.adding(days: 1)
    }
  }
}

/// Takes somebody off the waitlist: they were booked, or do not wait any more.
public struct LeaveWaitlist: Act {
  public static let permission = Permission.bookAppointments
  let entry: WaitlistID
  let appointment: AppointmentID?

  public init(entry: WaitlistID, appointment: AppointmentID? = nil) {
    self.entry = entry
    self.appointment = appointment
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.waitlistEntry(entry) else { return .refused(.notFound) }
    if let appointment, try connection.appointment(appointment)?.patient != found.patient {
      return .refused(.notFound)
    }
    if found.closed == nil {
      found.closed = .init(at: context.moment, by: context.membership, appointment: appointment)
      try connection.save(found)
    }
    return .done(true, subjects: [Subject("waitlist", entry), Subject("patient", found.patient)])
  }
}
