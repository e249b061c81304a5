import ScripCore
import ScripSQL
import ScripStore

/// Claims that stand in the place of another, and what becomes of that other when they are dropped.
extension Connection {
  /// A claim that follows another one, with its lines.
  func follow(_ claim: StoredClaim, _ context: inout ActContext) throws -> StoredClaim {
    var next = claim
    next.id = context.ids.next()
    next.number = String(1_000 + (try nextControlNumber(of: "claim")))
    (next.standing, next.standingAt, next.payerClaimNumber) = (.toFix, context.moment, nil)
    next.replaces = claim.id
    try insert(next)
    for charge in try charges(of: claim.id) { try put(charge.id, on: next.id) }
    try tell(.made, "Made to follow claim \(claim.number).", of: next.id, &context)
    return next
  }

  /// Drops a claim that the payer never took: its lines are open again, or stand where they stood before.
  func drop(_ claim: StoredClaim, _ context: inout ActContext) throws -> [Subject] {
    let lines = try charges(of: claim.id)
    for charge in lines { try put(charge.id, on: claim.replaces) }
    try note(.voided, of: claim.id, at: context.moment)
    try setCharge(of: claim.id, claim.patient, to: .zero, &context)
    guard let earlier = try claim.replaces.flatMap({ try self.claim($0) }) else {
      try tell(.voided, "Dropped: the payer never took it. Its lines are open again.", of: claim.id, &context)
      return [Subject("claim", claim.id)]
    }
    try tell(
      .voided, "Dropped: the payer never took it. Claim \(earlier.number) stands again.", of: claim.id, &context)
    try standAgain(earlier, after: claim, &context)
    return [Subject("claim", claim.id), Subject("claim", earlier.id)]
  }

  /// A claim whose follower was dropped stands as it did, with what it asked for and the work on its refusals.
  private func standAgain(_ claim: StoredClaim, after dropped: StoredClaim, _ context: inout ActContext) throws {
    let isAnswered = try events(of: claim.id).contains { $0.event.kind == .answered }
    try note(isAnswered ? .answered : .accepted, of: claim.id, at: context.moment)
    try tell(
      .restored, "Stands again: claim \(dropped.number), which followed it, was dropped.", of: claim.id, &context)
    try reopenDenials(of: claim.id, closed: .followed(by: dropped.number))
    guard let sent = try sentClaims([claim.id]).first, sent.content.earlierPayers.isEmpty else { return }
    try setCharge(of: claim.id, claim.patient, to: sent.asked, &context)
  }
}

extension String {
  /// How the work on a refusal ended when another claim took the place of the refused one.
  static func followed(by number: String) -> String { "followed by claim \(number)" }
}
