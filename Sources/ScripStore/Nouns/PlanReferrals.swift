import ScripCore
import ScripSQL

/// Plan referral numbers and estimates that were given: both appended.
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

  public func append<Noun>(
    _ referral: PlanReferral, id: ID<Noun>, of episode: EpisodeID, at moment: Moment
  ) throws {
    let body = try json(referral)
    try insert(
      into: .planReferral,
      ["id": id, "episode_id": episode, "recorded_at": moment, "shape": bodyShape, "body": body])
  }

  /// The good-faith estimates that were given for an episode, newest first.
  public func estimates(of episode: EpisodeID) throws -> [GoodFaithEstimate] {
    try map(
      """
      SELECT body FROM given_estimate WHERE practice_id = \(practice) AND episode_id = \(episode)
      ORDER BY made_on DESC, id DESC
      """
    ) { try $0.body(0) }
  }

  public func append<Noun>(_ estimate: GoodFaithEstimate, id: ID<Noun>, of episode: EpisodeID) throws {
    let body = try json(estimate)
    try insert(
      into: .givenEstimate,
      [
        "id": id, "episode_id": episode, "made_on": estimate.madeOn, "total": estimate.total.cents,
        "shape": bodyShape, "body": body,
      ])
  }
}

/// Everything a payer answered about a coverage, or about several that are of one member.
extension Connection {
  /// Newest first, at most `limit`.
  ///
  /// Promises: one statement; index `benefit_answer_by_coverage`.
  public func benefitAnswers(of coverage: CoverageID, limit: Int = 40) throws -> [BenefitFacts] {
    try benefitAnswers(of: [coverage], limit: limit)
  }

  public func benefitAnswers(of coverages: [CoverageID], limit: Int = 40) throws -> [BenefitFacts] {
    try map(
      """
      SELECT body FROM benefit_answer WHERE practice_id = \(practice) AND coverage_id IN (\(list: coverages))
      ORDER BY answered_on DESC, id DESC LIMIT \(limit)
      """
    ) { try $0.body(0) }
  }
}
