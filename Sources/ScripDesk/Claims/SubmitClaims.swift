import ScripCore
import ScripSQL
import ScripStore
import ScripX12

/// Sends every claim that is ready: one file into the outbox, under a number that stays its own.
///
/// Each claim is checked once more; one that is no longer ready is left among those to fix. The file and what it
/// holds are written in one transaction: a claim is sent or it is not.
public struct SubmitClaims: Act {
  public static let permission = Permission.postMoney
  /// Nil: all that are ready.
  let claims: [ClaimID]?

  public struct Submitted: Hashable, Sendable, Codable {
    /// Nil when nothing was left to send.
    public let controlNumber: Int?
    public let sent: Int
    /// Found not to be ready after all.
    public let leftToFix: Int
  }

  public init(claims: [ClaimID]? = nil) { self.claims = claims }

  /// The outbox's channel for files of claims.
  static let channel = "claim"
  /// What clearinghouses take in one transaction set.
  static let claimsMax = 5_000

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Submitted> {
    for id in claims ?? [] where try connection.claim(id) == nil { return .refused(.notFound) }
    guard let practice = try connection.practiceProfile(), let clearinghouse = practice.clearinghouse else {
      return .refused(
        Refusal(.conflict, "There is no clearinghouse yet. Enter it under Settings, Practice, then send."))
    }
    let ready = try connection.claims(standing: .ready, limit: Self.claimsMax)
      .filter { claims?.contains($0.id) ?? true }
    var going: [(claim: StoredClaim, content: Claim)] = []
    var left = 0
    for claim in ready where try connection.plan(claim.plan)?.wantsPaper != true {
      let check = try connection.check(claim, on: context.today, reference: context.reference)
      guard check.standing == .ready, let content = check.claim else {
        left += 1
        continue
      }
      going.append((claim, content))
    }
    guard !going.isEmpty || left > 0 else {
      // Pressed in a second window after the first.
      for id in claims ?? [] where try connection.claim(id)?.standing == .sent {
        return .refused(Refusal(.conflict, "It was sent before. Its page under Claims says when, and in which file."))
      }
      return .refused(
        Refusal(.conflict, "No claim is ready to be sent. Fix what is found on one, or make one from charges."))
    }
    return try write(going, left: left, from: ready, practice, clearinghouse, connection, &context)
  }

  private func write(
    _ going: [(claim: StoredClaim, content: Claim)], left: Int, from ready: [StoredClaim], _ practice: Practice,
    _ clearinghouse: Clearinghouse, _ connection: borrowing Connection, _ context: inout ActContext
  ) throws -> Outcome<Submitted> {
    let sending = Set(going.map(\.claim.id))
    for claim in ready where !sending.contains(claim.id) {
      if try connection.plan(claim.plan)?.wantsPaper != true { try connection.recheck(claim, &context) }
    }
    guard !going.isEmpty else { return .done(Submitted(controlNumber: nil, sent: 0, leftToFix: left), subjects: []) }
    let number = Int(try connection.nextControlNumber(of: Self.channel + "-file"))
    for (claim, content) in going {
      let known = try connection.content(of: claim.id)
      if known?.claim != content {
        try connection.append(content, version: (known?.version ?? 0) + 1, of: claim.id, at: context.moment)
      }
      try connection.note(.sent, of: claim.id, at: context.moment)
      try connection.bookSent(claim.id, &context)
      try connection.tell(
        .submitted, "Put into file \(number) for \(clearinghouse.name).", of: claim.id, controlNumber: number, &context)
    }
    let file = ClaimFile(
      going.map(\.content), of: practice, through: clearinghouse, controlNumber: number, at: context.moment,
      offsetMinutes: context.clock.offsetMinutes(context.moment))
    try connection.queue(
      OutboxItem(
        id: context.ids.next(), channel: Self.channel, controlNumber: Int64(number), body: file.bytes,
        queuedAt: context.moment))
    return .done(
      Submitted(controlNumber: number, sent: going.count, leftToFix: left),
      subjects: going.map { Subject("claim", $0.claim.id) })
  }
}

/// Notes that a claim went out on paper: the CMS-1500 was printed and posted.
public struct PostPaperClaim: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    guard found.standing == .ready else {
      return .refused(Refusal(.conflict, "Only a claim that is ready goes into the post. Fix what is found first."))
    }
    let check = try connection.recheck(found, &context)
    guard check.standing == .ready else {
      return .refused(Refusal(.conflict, "Something changed, and the claim is not ready any more. Look at it again."))
    }
    try connection.note(.sent, of: claim, at: context.moment)
    try connection.bookSent(claim, &context)
    try connection.tell(.printed, "Printed on paper and posted.", of: claim, &context)
    return .done(true, subjects: [Subject("claim", claim)])
  }
}
