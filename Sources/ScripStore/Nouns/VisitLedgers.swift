import ScripCore
import ScripSQL

/// A limit as it is appended: its kind and one version.
private struct StoredLimit: Codable {
  var kind: LimitKind
  var version: LimitVersion
}

/// Limits and entries of the visit ledger. Both are appended; the ledger is what replaying them gives.
extension Connection {
  /// An episode's ledger. What the patient's other episodes that are of the same member of the plan take of a limit
  /// that belongs to the coverage is counted in it.
  ///
  /// Promises: two statements, and two more only where such a limit is set.
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
    if ledger.sharesLimits {
      var others = VisitLedger()
      let shared = try coverages(sharedBy: episode)
      try each(Self.entries(beside: episode, under: shared, practice)) { others.replay(try $0.body(0)) }
      ledger.count(beside: others)
    }
    return ledger
  }

  /// The coverage of an episode and those that are of the same member of its plan; none where the patient pays alone.
  private func coverages(sharedBy episode: EpisodeID) throws -> [CoverageID] {
    var own: CoverageID?
    var known: [Coverage] = []
    try each(Self.coverages(beside: episode, practice)) { row in
      own = try row.id(0)
      known.append(try row.body(1))
    }
    guard let member = known.first(where: { $0.id == own }).map(PlanMember.init) else { return [] }
    return known.filter { PlanMember($0) == member }.map(\.id)
  }

  /// The coverages of an episode's patient, each beside the id of the episode's own.
  ///
  /// Promises: index `coverage_by_patient`.
  static func coverages(beside episode: EpisodeID, _ practice: [UInt8]) -> SQL {
    """
    SELECT own.coverage_id, c.body FROM episode own CROSS JOIN coverage c
    WHERE own.practice_id = \(practice) AND own.id = \(episode) AND own.coverage_id IS NOT NULL
      AND c.practice_id = own.practice_id AND c.patient_id = own.patient_id
    """
  }

  /// Entries of the patient's other episodes under these coverages, oldest first.
  ///
  /// Promises: indexes `episode_by_patient` and `visit_entry_by_episode`.
  static func entries(beside episode: EpisodeID, under coverages: [CoverageID], _ practice: [UInt8]) -> SQL {
    """
    SELECT v.body FROM episode own CROSS JOIN episode other CROSS JOIN visit_entry v
    WHERE own.practice_id = \(practice) AND own.id = \(episode)
      AND other.practice_id = own.practice_id AND other.patient_id = own.patient_id
      AND other.coverage_id IN (\(list: coverages)) AND other.id <> own.id
      AND v.practice_id = other.practice_id AND v.episode_id = other.id
    ORDER BY v.recorded_at, v.id
    """
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

  /// Appends an entry behind those that the episode has, also where the clock went back: a visit is never given back before
  /// it was taken.
  public func append<Noun>(_ entry: LimitEntry, id: ID<Noun>, of episode: EpisodeID, at now: Moment) throws {
    let body = try json(entry)
    let last: Int64? = try first(
      """
      SELECT max(recorded_at) FROM visit_entry
      WHERE practice_id = \(practice) AND episode_id = \(episode) AND recorded_at > \(now)
      """
    ) { try $0.optionalInt64(0) }.flatMap(\.self)
    let moment = last.map { Moment(milliseconds: $0 + 1) } ?? now
    try insert(
      into: .visitEntry,
      [
        "id": id, "episode_id": episode, "day": entry.day, "kind": entry.act.rawValue, "recorded_at": moment,
        "shape": bodyShape, "body": body,
      ])
  }
}
