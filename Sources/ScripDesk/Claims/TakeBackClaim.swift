import ScripCore
import ScripSQL
import ScripStore

/// Takes a claim back. One that the payer never took, or sent on as none of its own, is dropped here; for one that it has,
/// a void is made and sent.
public struct VoidClaim: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  /// The void that has to be sent; nil when the claim was only dropped.
  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimID?> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    let isPassedOn = try connection.isPassedOnWhole(found)
    if found.standing.isDraft || found.standing == .rejected || isPassedOn {
      let subjects = try connection.drop(found, &context)
      for denial in try connection.openDenials(of: claim) {
        try connection.close(denial.id, how: "dropped with its claim", by: context.membership, at: context.moment)
      }
      return .done(nil, subjects: subjects)
    }
    if let refusal = try connection.cannotBeFollowed(found) { return .refused(refusal) }
    guard let content = try connection.content(of: claim)?.claim else { return .refused(.notFound) }
    let next = try connection.follow(
      found, sending: content, as: .void(of: found.payerClaimNumber ?? ""), &context)
    let subjects = try connection.stepAside(found, for: next, as: .voided, .voided, "Taken back", &context)
    return .done(next.id, subjects: subjects)
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
    if let refusal = try connection.cannotBeFollowed(found) { return .refused(refusal) }
    let next = try connection.follow(found, &context)
    let subjects = try connection.stepAside(found, for: next, as: .replaced, .replaced, "Replaced", &context)
    return .done(next.id, subjects: subjects)
  }
}

/// Sends a claim as a new one that the payer answered without deciding on it: refused whole, or not processable.
///
/// A second claim beside one that was decided would be refused as sent twice.
public struct SendClaimAsNew: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimID> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    guard try connection.mayGoAsNew(found), let content = try connection.content(of: claim)?.claim else {
      return .refused(
        Refusal(.conflict, "Only a claim that its payer refused whole goes as a new one. Correct this one instead."))
    }
    let next = try connection.follow(found, sending: content, as: .original, &context)
    let subjects = try connection.stepAside(found, for: next, as: .replaced, .replaced, "Sent as new", &context)
    return .done(next.id, subjects: subjects)
  }
}

/// Notes that the payer confirmed a void, by letter or telephone: its lines are open again.
public struct ConfirmVoid: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    guard try connection.isVoid(claim), found.standing == .sent || found.standing == .accepted else {
      return .refused(Refusal(.conflict, "Only a void that was sent is confirmed by the payer. Send it first."))
    }
    try connection.tell(.answered, "The payer confirmed that it is taken back.", of: claim, &context)
    try connection.closeVoid(claim, at: context.moment)
    return .done(true, subjects: [Subject("claim", claim)])
  }
}
