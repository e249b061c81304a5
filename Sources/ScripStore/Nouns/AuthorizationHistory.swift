import ScripCore
import ScripSQL

extension Connection {
  /// Every version of every authorization of an episode, each authorization's first version first.
  public func authorizationVersions(of episode: EpisodeID) throws -> [PriorAuthorization] {
    try map(
      """
      SELECT body FROM authorization_case
      WHERE practice_id = \(practice) AND episode_id = \(episode)
      ORDER BY id, version
      """
    ) { try $0.body(0) }
  }
}
