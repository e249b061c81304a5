import ScripCore
import ScripSQL

/// A limit as it is appended: its kind and one version.
private struct StoredLimit: Codable {
  var kind: LimitKind
  var version: LimitVersion
}

/// Limits and entries of the visit ledger. Both are appended; the ledger is what replaying them gives.
extension Connection {
  public func ledger(of episode: EpisodeID, expected: VisitSize = VisitSize(units: 4, dollars: .zero)) throws
    -> VisitLedger
  {
    var ledger = VisitLedger(expected: expected)
    try each(
      """
      SELECT id, body FROM visit_limit WHERE practice_id = \(practice) AND episode_id = \(episode)
      ORDER BY id, version
      """
    ) { row in
      let stored: StoredLimit = try row.body(1)
      ledger.set(stored.version, of: try row.id(0), kind: stored.kind)
    }
    try each(
      """
      SELECT body FROM visit_entry WHERE practice_id = \(practice) AND episode_id = \(episode)
      ORDER BY recorded_at, id
      """
    ) { ledger.replay(try $0.body(0)) }
    return ledger
  }

  /// Appends a version of a limit; the first one opens it.
  public func append(
    _ version: LimitVersion, number: Int, of limit: LimitID, kind: LimitKind, episode: EpisodeID, at moment: Moment
  ) throws {
    let body = try json(StoredLimit(kind: kind, version: version))
    try insert(
      into: .visitLimit,
      [
        "id": limit, "version": number, "episode_id": episode, "recorded_at": moment, "shape": bodyShape,
        "body": body,
      ])
  }

  public func append<Noun>(_ entry: LimitEntry, id: ID<Noun>, of episode: EpisodeID, at moment: Moment) throws {
    let body = try json(entry)
    try insert(
      into: .visitEntry,
      [
        "id": id, "episode_id": episode, "day": entry.day, "kind": entry.act.rawValue, "recorded_at": moment,
        "shape": bodyShape, "body": body,
      ])
  }
}
