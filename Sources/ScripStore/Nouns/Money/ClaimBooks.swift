import ScripCore
import ScripSQL

/// Claims with what was sent, as answers are compared with them.
public struct SentClaim: Hashable, Sendable {
  public var id: ClaimID
  public var number: String
  public var patient: PatientID
  public var episode: EpisodeID
  public var plan: PlanID
  public var fileBy: CalendarDay?
  public var replaces: ClaimID?
  public var content: Claim
}

extension Connection {
  /// By their numbers, as a remittance names them. Whatever its standing: what was answered was sent.
  public func sentClaims(numbered numbers: [String]) throws -> [SentClaim] {
    try sentClaims(where: "c.number IN (\(list: numbers))")
  }

  public func sentClaims(_ ids: [ClaimID]) throws -> [SentClaim] {
    try sentClaims(where: "c.id IN (\(list: ids))")
  }

  private func sentClaims(where condition: SQL) throws -> [SentClaim] {
    try map(
      """
      SELECT c.id, c.number, c.patient_id, c.episode_id, c.plan_id, c.file_by, c.replaces_id, v.body FROM claim c
      JOIN claim_version v ON v.practice_id = c.practice_id AND v.claim_id = c.id
      WHERE c.practice_id = \(practice) AND \(condition) AND v.version = (
        SELECT max(n.version) FROM claim_version n WHERE n.practice_id = c.practice_id AND n.claim_id = c.id)
      ORDER BY c.id
      """
    ) { row in
      SentClaim(
        id: try row.id(0), number: try row.text(1), patient: try row.id(2), episode: try row.id(3),
        plan: try row.id(4), fileBy: try row.optionalDay(5), replaces: try row.optionalID(6),
        content: try row.body(7))
    }
  }
}
