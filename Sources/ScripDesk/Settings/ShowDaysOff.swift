import ScripCore
import ScripSQL
import ScripStore

/// Days off with who is booked on them all the same, so that somebody calls the patients.
public struct ShowDaysOff: Query {
  public static let permission = Permission.readToday
  let id: DaysOffID?

  public struct Line: Sendable {
    public let whose: DaysOff.Whose
    public let days: DaysOff
    /// Held, booked or here, from today on, by day and time.
    public let visits: [Visit]
  }

  public struct Visit: Sendable {
    public let appointment: Appointment
    public let patient: Patient
  }

  public struct List: Sendable {
    /// By first day.
    public let lines: [Line]
    public let therapists: [Therapist]
    public let locations: [Location]
    public let today: CalendarDay

    /// `the practice`, or the name of the location or therapist.
    public func name(of whose: DaysOff.Whose) -> String {
      switch whose {
      case .practice: "the practice"
      case .location(let id): locations.first { $0.id == id }?.name ?? "—"
      case .therapist(let id): therapists.first { $0.id == id }?.name ?? "—"
      }
    }
  }

  /// Without an id all that are not over.
  public init(_ id: DaysOffID? = nil) { self.id = id }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<List> {
    let all = try connection.everyDaysOff().filter { one in
      id.map { $0 == one.days.id } ?? (context.today <= one.days.last)
    }
    if id != nil, all.isEmpty { throw Refusal.notFound }
    let lines = try all.sorted { $0.days.first < $1.days.first }.map { one in
      Line(
        whose: one.whose, days: one.days,
        visits: try connection.visits(on: one.days, of: one.whose, from: context.today))
    }
    return Found(
      List(
        lines: lines, therapists: try connection.therapists(), locations: try connection.locations(),
        today: context.today))
  }
}

extension Connection {
  /// How many are booked, held or here from a day on, although the practice, their place or their therapist is off:
  /// somebody calls them.
  func countOfVisitsOnDaysOff(from today: CalendarDay) throws -> Int {
    let ahead = try everyDaysOff().filter { today <= $0.days.last }
    return try ahead.reduce(into: Set<AppointmentID>()) { found, one in
      found.formUnion(try openVisits(on: one.days, of: one.whose, from: today).map(\.id))
    }.count
  }

  fileprivate func visits(
    on days: DaysOff, of whose: DaysOff.Whose, from today: CalendarDay
  ) throws -> [ShowDaysOff.Visit] {
    let open = try openVisits(on: days, of: whose, from: today).sorted { ($0.day, $0.start) < ($1.day, $1.start) }
    let patients = try patients(Set(open.map(\.patient)))
    return open.compactMap { appointment in
      patients[appointment.patient].map { ShowDaysOff.Visit(appointment: appointment, patient: $0) }
    }
  }

  private func openVisits(
    on days: DaysOff, of whose: DaysOff.Whose, from today: CalendarDay
  ) throws -> [Appointment] {
    let first = max(days.first, today)
    guard first <= days.last else { return [] }
    let found: [Appointment] =
      switch whose {
      case .practice: try appointments(from: first, to: days.last)
      case .location(let id): try appointments(from: first, to: days.last).filter { $0.location == id }
      case .therapist(let id): try appointments(of: id, from: first, to: days.last)
      }
    return found.filter(\.isOpen)
  }
}
