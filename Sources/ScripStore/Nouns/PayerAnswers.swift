import ScripCore
import ScripSQL

/// What payers said: benefit answers, prior authorizations. Appended, never changed.
extension Connection {
  /// The newest answer about a coverage; unanswered where nobody has asked.
  public func benefits(of coverage: CoverageID) throws -> BenefitFacts {
    try first(
      """
      SELECT body FROM benefit_answer WHERE practice_id = \(practice) AND coverage_id = \(coverage)
      ORDER BY answered_on DESC, id DESC LIMIT 1
      """
    ) { try $0.body(0) } ?? BenefitFacts()
  }

  /// Every answer about a coverage, or about several that are of one member; newest first, at most `limit`.
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

  public func append(
    _ answer: BenefitFacts, id: BenefitID, of coverage: CoverageID, answeredOn day: CalendarDay, at moment: Moment
  ) throws {
    let body = try json(answer)
    try insert(
      into: .benefitAnswer,
      [
        "id": id, "coverage_id": coverage, "answered_on": day, "recorded_at": moment, "shape": bodyShape,
        "body": body,
      ])
  }

  /// The newest version of every authorization of an episode.
  public func authorizations(of episode: EpisodeID) throws -> [PriorAuthorization] {
    try map(
      """
      SELECT a.body FROM authorization_case a
      WHERE a.practice_id = \(practice) AND a.episode_id = \(episode) AND a.version = (
        SELECT max(b.version) FROM authorization_case b WHERE b.practice_id = a.practice_id AND b.id = a.id)
      ORDER BY a.id
      """
    ) { try $0.body(0) }
  }

  public func append(_ authorization: PriorAuthorization, version: Int, of episode: EpisodeID) throws {
    let body = try json(authorization)
    try insert(
      into: .authorizationCase,
      [
        "id": authorization.id, "version": version, "episode_id": episode, "state": authorization.state.rawValue,
        "from_day": authorization.from, "to_day": authorization.to, "shape": bodyShape, "body": body,
      ])
  }
}
