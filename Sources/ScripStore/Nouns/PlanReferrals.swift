import ScripCore
import ScripSQL

/// The numbers that plans gave for a referral: appended.
extension Connection {
  /// The plan's numbers for an episode's referral, the one written down last first.
  public func planReferrals(of episode: EpisodeID) throws -> [PlanReferral] {
    try map(
      """
      SELECT body FROM plan_referral WHERE practice_id = \(practice) AND episode_id = \(episode)
      ORDER BY recorded_at DESC, id DESC
      """
    ) { try $0.body(0) }
  }

  public func append(
    _ referral: PlanReferral, id: PlanReferralID, of episode: EpisodeID, at moment: Moment
  ) throws {
    let body = try json(referral)
    try insert(
      into: .planReferral,
      ["id": id, "episode_id": episode, "recorded_at": moment, "shape": bodyShape, "body": body])
  }
}
