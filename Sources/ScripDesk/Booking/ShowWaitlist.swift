import ScripCore
import ScripSQL
import ScripStore

/// Who waits for a time, in the order in which they asked, each with the first that is free for them: the first that
/// their payer pays, as *Find a time* lists it; where there is none, the first of the others.
public struct ShowWaitlist: Query {
  public static let permission = Permission.bookAppointments
  public static let linesMax = 200

  public struct Line: Sendable {
    public let entry: WaitlistEntry
    public let patient: Patient
    public let episode: Episode
    public let free: RankedSlots.Offer?
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
    let practice = try connection.practiceRecord()
    var lines: [Line] = []
    for entry in entries {
      guard let patient = patients[entry.patient], let episode = try connection.episode(entry.episode) else { continue }
      let from = max(entry.firstDay, context.today)
      let until = min(entry.lastDay, context.today.adding(days: 90))
      var free: RankedSlots.Offer?
      if from <= until {
        let wish = FreeSlots.Wish(
          days: from...until, minutes: entry.minutes, therapist: entry.therapist, location: entry.location,
          preference: patient.preference, patient: patient.id, part: entry.part,
          weekday: entry.weekday, after: from == context.today ? now : nil)
        let facts = try connection.record(of: episode, in: practice, patient: patient)
          .facts(on: from, context.reference)
        free = search.first(wish, under: facts)
      }
      lines.append(Line(entry: entry, patient: patient, episode: episode, free: free))
    }
    return Found(
      Waiting(
        lines: lines, therapists: search.therapists, locations: search.locations, today: context.today,
        zoneOffsetMinutes: context.zoneOffsetMinutes))
  }
}

extension FreeSlots {
  /// The first time that the payer pays; where it pays for none, the first that comes nearest to it.
  fileprivate func first(_ wish: Wish, under facts: EpisodeFacts) -> RankedSlots.Offer? {
    RankedSlots(self, wish, limit: 1, all: false, exists: { _ in true }) { slot in
      let proposal = Proposal(therapist: slot.therapist, location: slot.location, units: slot.minutes / 15)
      return determine(facts, on: slot.day, proposal: proposal)
    }.offers.first
  }
}
