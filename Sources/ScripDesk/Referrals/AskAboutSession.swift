import ScripCore
import ScripSQL
import ScripStore

/// Whether a session could be booked, written or billed as proposed. Booking, note and claim ask the same.
public struct AskAboutSession: Query {
  public static let permission = Permission.readReferrals
  let episode: EpisodeID
  let day: CalendarDay?
  let proposal: Proposal
  /// An appointment that would be moved there: its own visit and day do not count.
  let moving: AppointmentID?

  public init(episode: EpisodeID, day: CalendarDay?, proposal: Proposal, moving: AppointmentID? = nil) {
    self.episode = episode
    self.day = day
    self.proposal = proposal
    self.moving = moving
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Determination> {
    guard let found = try connection.episode(episode) else { throw Refusal.notFound }
    let day = day ?? context.today
    var facts = try connection.facts(of: found, on: day, reference: context.reference)
    if let moving { facts = facts.without(moving) }
    return Found(determine(facts, on: day, proposal: proposal), chart: found.patient)
  }
}
