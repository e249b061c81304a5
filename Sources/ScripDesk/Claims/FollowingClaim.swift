import ScripCore
import ScripSQL
import ScripStore

/// Claims that stand in the place of another, and what becomes of that other when they are dropped.
extension Connection {
  /// A claim that follows another one, with its lines. Without content it is built anew, as a correction.
  func follow(
    _ claim: StoredClaim, sending content: Claim? = nil, as frequency: Claim.Frequency = .original,
    _ context: inout ActContext
  ) throws -> StoredClaim {
    var next = claim
    next.id = context.ids.next()
    next.number = try nextClaimNumber()
    (next.standing, next.standingAt, next.payerClaimNumber) = (.toFix, context.moment, nil)
    next.replaces = claim.id
    try insert(next)
    let lines = try charges(of: claim.id)
    for charge in lines { try put(charge.id, on: next.id) }
    if let earlier = try self.claim(before: claim.id) { try put(next.id, after: earlier) }
    if content == nil { try note(lines: lines, of: next.id) }
    try tell(.made, "Made to follow claim \(claim.number).", of: next.id, &context)
    if var content {
      content.frequency = frequency
      try append(content.renumbered(next.number), version: 1, of: next.id, at: context.moment)
    }
    return next
  }

  /// Lets a claim stand back behind the one that follows it, tells it so, and checks the other.
  func stepAside(
    _ claim: StoredClaim, for next: StoredClaim, as standing: ClaimStanding, _ kind: ClaimEvent.Kind, _ words: String,
    _ context: inout ActContext
  ) throws -> [Subject] {
    try note(standing, of: claim.id, at: context.moment)
    try tell(kind, "\(words) by claim \(next.number).", of: claim.id, &context)
    try recheck(next, &context)
    return [Subject("claim", claim.id), Subject("claim", next.id)]
  }

  /// Why the payer could not tell which of its claims is meant; nil when it can.
  func cannotBeFollowed(_ claim: StoredClaim) throws -> Refusal? {
    if !claim.standing.isLiving { return Refusal(.conflict, "This claim is \(claim.standing.shown) already.") }
    if claim.standing == .sent {
      return Refusal(.conflict, "The payer has not answered yet. Wait for its answer, or ask where the claim stands.")
    }
    if claim.payerClaimNumber?.isEmpty != false {
      return Refusal(.conflict, "The payer's number of this claim is not known. Read its answer first.")
    }
    if try isVoid(claim.id) {
      return Refusal(.conflict, "This claim takes another one back. Nothing follows it; claim its lines anew.")
    }
    return nil
  }

  /// Whether the payer answered and decided nothing: no answer of it that stands has moved money or waits for a person.
  func mayGoAsNew(_ claim: StoredClaim) throws -> Bool {
    guard claim.standing == .answered, try !isVoid(claim.id) else { return false }
    let answers = try answers(to: [claim.id]).filter { $0.content.reversedBy == nil && $0.content.reverses == nil }
    return !answers.isEmpty
      && answers.allSatisfy { $0.state == .posted && $0.content.entries.isEmpty && $0.content.answer.paid == .zero }
  }

  func isVoid(_ claim: ClaimID) throws -> Bool {
    guard case .void = try content(of: claim)?.claim.frequency else { return false }
    return true
  }

  /// Ends a void that the payer carried out: its lines may be claimed or billed anew.
  func closeVoid(_ id: ClaimID, at moment: Moment) throws {
    for charge in try charges(of: id) { try put(charge.id, on: nil as ClaimID?) }
    try note(.answered, of: id, at: moment)
  }

  /// A payer that takes an answer back has carried out the void that asked for it.
  func closeVoid(of claim: StoredClaim, _ context: inout ActContext) throws {
    for void in try claims(of: claim.episode) where void.replaces == claim.id {
      guard void.standing == .sent || void.standing == .accepted, try isVoid(void.id) else { continue }
      try tell(.answered, "The payer took claim \(claim.number) back.", of: void.id, &context)
      try closeVoid(void.id, at: context.moment)
    }
  }

  /// Drops a claim that the payer never took: its lines are open again, or stand where they stood before.
  func drop(_ claim: StoredClaim, _ context: inout ActContext) throws -> [Subject] {
    let lines = try charges(of: claim.id)
    for charge in lines { try put(charge.id, on: claim.replaces) }
    try note(.voided, of: claim.id, at: context.moment)
    try setCharge(of: claim.id, claim.patient, to: .zero, &context)
    try setShare(of: claim.id, claim.patient, to: .zero, &context)
    try settle([claim.patient], &context)
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
    // What was posted by hand and taken off again is no answer.
    let isAnswered = try answers(to: [claim.id]).contains { $0.answer.status != .predetermination }
    try note(isAnswered ? .answered : .accepted, of: claim.id, at: context.moment)
    try tell(
      .restored, "Stands again: claim \(dropped.number), which followed it, was dropped.", of: claim.id, &context)
    try reopenDenials(of: claim.id, closed: .followed(by: dropped.number))
    guard let sent = try sentClaims([claim.id]).first else { return }
    try restoreDecisions(about: claim.id, of: claim.patient, takenBackFor: dropped.number, &context)
    try followShares(after: claim.id, &context)
    try bookAsked(by: sent, &context)
  }

  /// Undoes what was written off or made the patient's of a claim that another one follows: it is decided anew.
  func takeBackDecisions(
    about claim: ClaimID, of patient: PatientID, for number: String, _ context: inout ActContext
  ) throws {
    for decision in try postings(about: patient).filter({ $0.claim == claim }).standingDecisions {
      try book(
        .decisionTakenBack, decision.entries.reversed, patient: patient, claim: claim, note: .followed(by: number),
        &context)
    }
  }

  /// Decides again as it stood, for the claim that follows was dropped.
  private func restoreDecisions(
    about claim: ClaimID, of patient: PatientID, takenBackFor number: String, _ context: inout ActContext
  ) throws {
    let postings = try postings(about: patient).filter { $0.claim == claim }
    var decisions = postings.filter(\.isDecision)
    for undone in postings where undone.cause == .decisionTakenBack && undone.note == .followed(by: number) {
      guard let place = decisions.lastIndex(where: { $0.entries.reversed == undone.entries }) else { continue }
      let decision = decisions.remove(at: place)
      try book(decision.cause, decision.entries, patient: patient, claim: claim, note: decision.note, &context)
    }
  }
}

extension String {
  /// How the work on a refusal ended when another claim took the place of the refused one.
  static func followed(by number: String) -> String { "followed by claim \(number)" }
}

extension Claim {
  /// The same claim under another number, its lines too.
  func renumbered(_ number: String) -> Claim {
    var claim = self
    claim.controlNumber = number
    for index in claim.lines.indices { claim.lines[index].controlNumber = "\(number)-\(index + 1)" }
    return claim
  }
}
