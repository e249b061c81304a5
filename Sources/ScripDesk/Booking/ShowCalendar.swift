import ScripCore
import ScripSQL
import ScripStore

/// The appointments of a day or a week, with the names of whom they are for.
public struct ShowCalendar: Query {
  public static let permission = Permission.readToday
  let day: CalendarDay?
  let isWeek: Bool
  let location: LocationID?
  let therapist: TherapistID?
  let isJudged: Bool

  /// One appointment and what a person at the desk needs to see of it.
  public struct Line: Sendable {
    public let appointment: Appointment
    public let patient: Patient
    /// How it stands with the payer now; nil where nobody asked, and for what is over.
    public fileprivate(set) var determination: Determination?
    /// Its session was stopped before treatment.
    public fileprivate(set) var isStopped = false
  }

  public struct Calendar: Sendable {
    /// As it is called: `Cedar Hands`.
    public let practice: String?
    public let days: [CalendarDay]
    public let today: CalendarDay
    public let now: Moment
    public let zoneOffsetMinutes: Int
    public let therapists: [Therapist]
    public let locations: [Location]
    /// By day, therapist and time; cancelled ones left out.
    public let lines: [Line]
    /// On which all of the practice is closed.
    public let daysOff: [DaysOff]?
  }

  /// A nil day is today; a week begins on its Monday. `isJudged` asks the determination about every appointment: for a
  /// day, not for a week.
  public init(
    day: CalendarDay? = nil, isWeek: Bool = false, location: LocationID? = nil, therapist: TherapistID? = nil,
    isJudged: Bool = false
  ) {
    self.day = day
    self.isWeek = isWeek
    self.location = location
    self.therapist = therapist
    self.isJudged = isJudged
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Calendar> {
    let day = day ?? context.today
    let first = isWeek ? day.adding(days: 1 - day.weekday) : day
    let last = isWeek ? first.adding(days: 6) : first
    let found =
      try therapist.map { try connection.appointments(of: $0, from: first, to: last) }
      ?? connection.appointments(from: first, to: last)
    let appointments = found.filter { $0.takesTime && (location == nil || location == $0.location) }
    let patients = try connection.patients(Set(appointments.map(\.patient)))
    let practice = try connection.practiceRecord()
    let stopped =
      appointments.contains { $0.state.word == .done } ? try connection.stoppedSessions(from: first, to: last) : []
    var lines: [Line] = []
    for appointment in appointments {
      guard let patient = patients[appointment.patient] else { continue }
      var line = Line(appointment: appointment, patient: patient)
      line.isStopped = stopped.contains(appointment.id)
      if isJudged, appointment.isOpen, let episode = try connection.episode(appointment.episode) {
        let record = try connection.record(of: episode, in: practice, patient: patient)
        line.determination = appointment.judged(by: record, context.reference)
      }
      lines.append(line)
    }
    let profile = try connection.practiceProfile()
    return Found(
      Calendar(
        practice: profile?.tradeName,
        days: (0...first.days(until: last)).map { first.adding(days: $0) }, today: context.today, now: context.moment,
        zoneOffsetMinutes: context.zoneOffsetMinutes, therapists: practice.therapists,
        locations: practice.locations, lines: lines, daysOff: profile?.daysOff))
  }
}
