import ScripCore
import ScripSQL
import ScripStore

/// Takes one visit from every limit of an episode for a day to come. Refused when the tightest limit has none left.
public struct ReserveVisit: Act {
  public static let permission = Permission.bookAppointments
  let episode: EpisodeID
  let day: CalendarDay
  let size: VisitSize

  public init(episode: EpisodeID, day: CalendarDay, size: VisitSize) {
    self.episode = episode
    self.day = day
    self.size = size
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<AppointmentID> {
    guard try connection.episode(episode) != nil else { return .refused(.notFound) }
    var ledger = try connection.ledger(of: episode)
    let booking: AppointmentID = context.ids.next()
    if ledger.reserve(booking, on: day, size: size) != nil {
      let left = ledger.visitsLeft(on: day)
      let which = left.tightest.map { ": \($0.limit.shown)" } ?? ""
      return .refused(Refusal(.conflict, "No visit is left for this day\(which)."))
    }
    guard let entry = ledger.entries.last else { return .refused(.notFound) }
    try connection.append(entry, id: context.ids.next(Noun.Limit.self), of: episode, at: context.moment)
    return .done(booking, subjects: [Subject("episode", episode), Subject("appointment", booking)])
  }
}
