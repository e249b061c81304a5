import ScripCore
import ScripSQL

/// Payments in which something waits for a person, however old they are.
extension Connection {
  /// Each cause is looked for no further, so that a page costs the same however much waits.
  public static let waitingMax = 500

  /// The oldest, at most `limit`: held, not readable or not explained, or with claims that are parked or kept; and how many
  /// there are, up to `waitingMax` of each cause.
  ///
  /// Promises: six statements; indexes `remittance_by_state` and `remitted_claim_by_state` in their own order.
  public func waitingRemittances(limit: Int) throws -> (oldest: [StoredRemittance], count: Int) {
    var waiting: Set<RemittanceID> = []
    for state in [StoredRemittance.State.held, .unreadable, .unexplained] {
      waiting.formUnion(try map(Self.remittances(in: state, practice, limit: Self.waitingMax)) { try $0.id(0) })
    }
    for state in [StoredAnswer.State.parked, .kept] {
      waiting.formUnion(try map(Self.remittances(with: state, practice, limit: Self.waitingMax)) { try $0.id(0) })
    }
    guard !waiting.isEmpty else { return ([], 0) }
    // Their ids are in the order in which they came.
    return (try remittances(Array(waiting.sorted().prefix(limit))), waiting.count)
  }

  static func remittances(in state: StoredRemittance.State, _ practice: [UInt8], limit: Int) -> SQL {
    """
    SELECT id FROM remittance WHERE practice_id = \(practice) AND state = \(state.rawValue)
    ORDER BY received_at, id LIMIT \(limit)
    """
  }

  static func remittances(with state: StoredAnswer.State, _ practice: [UInt8], limit: Int) -> SQL {
    """
    SELECT DISTINCT remittance_id, recorded_at FROM remitted_claim
    WHERE practice_id = \(practice) AND state = \(state.rawValue)
    ORDER BY recorded_at, remittance_id LIMIT \(limit)
    """
  }
}
