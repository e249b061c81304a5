import ScripCore
import ScripSQL
import ScripStore

/// Takes a claim back. One that the payer never took is dropped here; for one that it has, a void is made and sent.
public struct VoidClaim: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  /// The void that has to be sent; nil when the claim was only dropped.
  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimID?> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    if found.standing.isDraft || found.standing == .rejected {
      for charge in try connection.charges(of: claim) { try connection.put(charge.id, on: nil as ClaimID?) }
      try connection.note(.voided, of: claim, at: context.moment)
      try connection.setCharge(of: claim, found.patient, to: .zero, &context)
      try connection.returnShare(of: claim, found.patient, &context)
      try connection.tell(.voided, "Dropped: the payer never took it. Its lines are open again.", of: claim, &context)
      return .done(nil, subjects: [Subject("claim", claim)])
    }
    if let refusal = found.cannotBeFollowed { return .refused(refusal) }
    guard var content = try connection.content(of: claim)?.claim else { return .refused(.notFound) }
    let next = try connection.follow(found, &context)
    content.frequency = .void(of: found.payerClaimNumber ?? "")
    content = content.renumbered(next.number)
    try connection.append(content, version: 1, of: next.id, at: context.moment)
    try connection.note(.voided, of: claim, at: context.moment)
    try connection.tell(.voided, "Taken back by claim \(next.number).", of: claim, &context)
    try connection.recheck(next, &context)
    return .done(next.id, subjects: [Subject("claim", claim), Subject("claim", next.id)])
  }
}

/// Makes a claim that stands in the place of one that the payer has taken: a correction.
public struct ReplaceClaim: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimID> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    if found.standing.isDraft || found.standing == .rejected {
      return .refused(
        Refusal(.conflict, "The payer has not taken this claim. Correct it, check it again, and send it as it is."))
    }
    if let refusal = found.cannotBeFollowed { return .refused(refusal) }
    let next = try connection.follow(found, &context)
    try connection.note(.replaced, of: claim, at: context.moment)
    try connection.tell(.replaced, "Replaced by claim \(next.number).", of: claim, &context)
    try connection.recheck(next, &context)
    return .done(next.id, subjects: [Subject("claim", claim), Subject("claim", next.id)])
  }
}

extension StoredClaim {
  /// Why the payer could not tell which of its claims is meant; nil when it can.
  fileprivate var cannotBeFollowed: Refusal? {
    if !standing.isLiving { return Refusal(.conflict, "This claim is \(standing.shown) already.") }
    if standing == .sent {
      return Refusal(.conflict, "The payer has not answered yet. Wait for its answer, or ask where the claim stands.")
    }
    if payerClaimNumber?.isEmpty != false {
      return Refusal(.conflict, "The payer's number of this claim is not known. Read its answer first.")
    }
    return nil
  }
}

extension Connection {
  /// A claim that follows another one, with its lines.
  fileprivate func follow(_ claim: StoredClaim, _ context: inout ActContext) throws -> StoredClaim {
    var next = claim
    next.id = context.ids.next()
    next.number = String(1_000 + (try nextControlNumber(of: "claim")))
    (next.standing, next.standingAt, next.payerClaimNumber) = (.toFix, context.moment, nil)
    next.replaces = claim.id
    try insert(next)
    for charge in try charges(of: claim.id) { try put(charge.id, on: next.id) }
    if let earlier = try self.claim(before: claim.id) { try put(next.id, after: earlier) }
    try tell(.made, "Made to follow claim \(claim.number).", of: next.id, &context)
    return next
  }
}

extension Claim {
  /// The same claim under another number, its lines too.
  fileprivate func renumbered(_ number: String) -> Claim {
    var claim = self
    claim.controlNumber = number
    for index in claim.lines.indices { claim.lines[index].controlNumber = "\(number)-\(index + 1)" }
    return claim
  }
}
