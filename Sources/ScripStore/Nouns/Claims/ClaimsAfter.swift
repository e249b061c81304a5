import ScripCore
import ScripSQL

/// Claims to the payers that come after one another.
extension Connection {
  /// Notes that a claim asks the next payer for what the payer of `earlier` left.
  public func put(_ claim: ClaimID, after earlier: ClaimID) throws {
    try insert(into: .claimAfter, ["claim_id": claim, "earlier_id": earlier])
  }

  /// The claim to the payer before, or the one that stands in its place now; nil for a claim to the first one.
  public func claim(before id: ClaimID) throws -> ClaimID? {
    var earlier: ClaimID? = try first(
      "SELECT earlier_id FROM claim_after WHERE practice_id = \(practice) AND claim_id = \(id)"
    ) { try $0.id(0) }
    // A follower that was dropped stands in nobody's place.
    while let replaced = try earlier.flatMap({ try claim($0) }), !replaced.standing.isLiving,
      let next = try claims(of: replaced.episode).last(where: {
        $0.replaces == replaced.id && $0.standing != .voided
      })
    { earlier = next.id }
    return earlier
  }

  /// The claims to payers before, the first payer's first; empty for a claim to the first one.
  public func claims(before id: ClaimID) throws -> [ClaimID] {
    var chain: [ClaimID] = []
    var next = try claim(before: id)
    // No patient has more payers than that; a longer chain would be a damaged one.
    while let earlier = next, chain.count < 8 {
      chain.insert(earlier, at: 0)
      next = try claim(before: earlier)
    }
    return chain
  }

  /// The claims that were made to the next payer, oldest first, whatever became of them.
  public func claims(after id: ClaimID) throws -> [ClaimID] {
    try map(
      """
      SELECT claim_id FROM claim_after WHERE practice_id = \(practice) AND earlier_id = \(id) ORDER BY claim_id
      """
    ) { try $0.id(0) }
  }

  /// What a claim asks to be paid: its own lines, or for a later payer those of the first claim.
  public func lines(of id: ClaimID) throws -> [Charge] {
    try charges(of: claims(before: id).first ?? id)
  }
}
