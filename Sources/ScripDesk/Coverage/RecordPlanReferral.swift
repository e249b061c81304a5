import ScripCore
import ScripSQL
import ScripStore

/// Keeps the number that a plan gives to a referral: not the signed order, and not an authorization. REF 9F.
public struct RecordPlanReferral: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let referral: PlanReferral

  public init(episode: EpisodeID, referral: PlanReferral) {
    self.episode = episode
    self.referral = referral
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    if let day = referral.answeredOn, day > context.today {
      return .refused(
        Refusal(
          .invalid, "The number was not saved.",
          faults: [.init("answeredOn", "This day is in the future. Check the year.")]))
    }
    try connection.append(
      referral, id: context.ids.next(), of: episode, at: context.moment)
    try connection.judgeAgain(found.patient, &context)
    return .done(true, subjects: [Subject("episode", episode)])
  }
}
