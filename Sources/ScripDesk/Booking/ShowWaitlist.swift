import ScripCore
import ScripSQL
import ScripStore

/// Who waits for a time, in the order in which they asked, each with the first that is free for them.
public struct ShowWaitlist: Query {
  public static let permission = Permission.bookAppointments
  public static let linesMax = 200

  public struct Line: Sendable {
    public let entry: WaitlistEntry
    public let patient: Patient
    public let episode: Episode
    public let free: FreeSlot?
  }

  public struct Waiting: Sendable {
    public let lines: [Line]
    public let therapists: [Therapist]
    public let locations: [Location]
    public let today: CalendarDay
    public let zoneOffsetMinutes: Int
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Waiting> {
    let entries = try connection.waitlist(on: context.today, limit: Self.linesMax)
    let patients = try connection.patients(Set(entries.map(\.patient)))
    let last = entries.map(\.lastDay).max() ?? context.today
    let search = FreeSlots(
      therapists: try connection.therapists(), locations: try connection.locations(),
      taken: try connection.takenTime(from: context.today, to: min(last, context.today.adding(days: 90))),
      daysOff: try connection.practiceDaysOff())
    let now = context.moment.local(offsetMinutes: context.zoneOffsetMinutes).time
    var lines: [Line] = []
    for entry in entries {
      guard let patient = patients[entry.patient], let episode = try connection.episode(entry.episode) else { continue }
      let from = max(entry.firstDay, context.today)
      let until = min(entry.lastDay, context.today.adding(days: 90))
      var free: FreeSlot?
      if from <= until {
        let wish = FreeSlots.Wish(
          days: from...until, minutes: entry.minutes, therapist: entry.therapist, location: entry.location,
          preference: patient.preference, patient: patient.id, after: from == context.today ? now : nil)
        free = search.find(wish, limit: 1).first
      }
      lines.append(Line(entry: entry, patient: patient, episode: episode, free: free))
    }
    return Found(
      Waiting(
        lines: lines, therapists: search.therapists, locations: search.locations, today: context.today,
        zoneOffsetMinutes: context.zoneOffsetMinutes))
  }
}
