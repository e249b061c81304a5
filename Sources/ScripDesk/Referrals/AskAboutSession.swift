import ScripCore
import ScripSQL
import ScripStore

/// Whether a session could be booked, written or billed as proposed. Booking, note and claim ask the same.
public struct AskAboutSession: Query {
  public static let permission = Permission.readReferrals
  let episode: EpisodeID
  let day: CalendarDay?
  let proposal: Proposal

  public init(episode: EpisodeID, day: CalendarDay?, proposal: Proposal) {
    self.episode = episode
    self.day = day
    self.proposal = proposal
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Determination> {
    guard let found = try connection.episode(episode) else { throw Refusal.notFound }
    let day = day ?? context.today
    let facts = try connection.facts(of: found, on: day, reference: context.reference)
    return Found(determine(facts, on: day, proposal: proposal), chart: found.patient)
  }
}
