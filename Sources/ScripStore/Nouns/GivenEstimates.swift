import ScripCore
import ScripSQL

/// The good-faith estimates that were given to patients: appended.
extension Connection {
  /// Those of an episode, newest first.
  public func estimates(of episode: EpisodeID) throws -> [GoodFaithEstimate] {
    try map(
      """
      SELECT body FROM given_estimate WHERE practice_id = \(practice) AND episode_id = \(episode)
      ORDER BY made_on DESC, id DESC
      """
    ) { try $0.body(0) }
  }

  public func append(_ estimate: GoodFaithEstimate, id: EstimateID, of episode: EpisodeID) throws {
    let body = try json(estimate)
    try insert(
      into: .givenEstimate,
      [
        "id": id, "episode_id": episode, "made_on": estimate.madeOn, "total": estimate.total.cents,
        "shape": bodyShape, "body": body,
      ])
  }
}
