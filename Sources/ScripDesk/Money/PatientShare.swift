import ScripCore
import ScripSQL
import ScripStore

/// The part of a patient's debt that is asked of a later payer instead.
extension Connection {
  /// Makes the books say that this much of the patient's share is asked of a later payer by a claim. What that payer
  /// paid on it stands.
  func setShare(of claim: ClaimID, _ patient: PatientID, to share: Money, _ context: inout ActContext) throws {
    let before = try shareAsked(of: claim)
    var entries: [LedgerEntry] = []
    entries.move(share - before, from: .patientReceivable(patient), to: .payerReceivable(claim))
    try book(
      share > before ? .transferToPayer : .shareReturned, entries, patient: patient, claim: claim, &context)
  }

  /// Lets the claims to later payers ask for no more than what the payer before them leaves as it has decided now.
  ///
  /// Its decision may have been taken back, or made anew on a claim that follows the first one. Answers with those claims,
  /// drafts among them.
  @discardableResult
  func followShares(after id: ClaimID, _ context: inout ActContext) throws -> [StoredClaim] {
    guard let claim = try self.claim(id) else { return [] }
    let all = try laterClaims(than: claim)
    // A draft asks for nothing yet; one that is to be replaced asks until its follower is sent.
    let later = try all.filter {
      try !$0.standing.isDraft && ($0.standing.isLiving || shareAsked(of: $0.id) != .zero)
    }
    guard !later.isEmpty else { return all }
    let left = try patientShare(of: claim)
    for sent in try sentClaims(later.map(\.id)) {
      let share = min(sent.asked, left)
      guard try shareAsked(of: sent.id) != share else { continue }
      try setShare(of: sent.id, sent.patient, to: share, &context)
      try tell(
        .checked,
        share < sent.asked
          ? "The payer before it leaves \(share.shown) now; this claim asks for \(sent.asked.shown). The rest is the "
            + "patient’s until it is decided." : "The payer before it leaves what this claim asks for.",
        of: sent.id, &context)
    }
    return all
  }

  /// The same once the claim has a new answer. Claims to later payers that have not left tell its decision line by line,
  /// and are checked by what it is now.
  func followAnswer(to id: ClaimID, _ context: inout ActContext) throws {
    for draft in try followShares(after: id, &context) where draft.standing.isDraft { try recheck(draft, &context) }
  }

  /// What a claim to a later payer takes over when it leaves: what it asks for, as far as that is the patient's.
  func shareToAsk(by sent: SentClaim) throws -> Money {
    guard let earlier = try claim(before: sent.id).flatMap({ try self.claim($0) }) else { return sent.asked }
    return min(sent.asked, try patientShare(of: earlier))
  }

  /// The claims made to the next payer after this one, or after one that it follows or is followed by.
  func laterClaims(than claim: StoredClaim) throws -> [StoredClaim] {
    var later: [StoredClaim] = []
    for one in try line(of: claim) {
      later += try claims(after: one.id).compactMap { try self.claim($0) }
    }
    return later
  }

  /// What has become the patient's of a claim and of those it follows or is followed by, by its payer's answers and by
  /// persons' decisions, as far as the books hold it now. What the claim itself asks of a patient's share is beside it.
  private func patientShare(of claim: StoredClaim) throws -> Money {
    let moved = try line(of: claim).flatMap { try postings(of: $0.id) }
      .filter { $0.cause != .transferToPayer && $0.cause != .shareReturned }
    return max(moved.flatMap(\.entries).filter { $0.account == .patientReceivable(claim.patient) }.total, .zero)
  }

  /// A claim with those that it follows and that follow it, oldest first.
  private func line(of claim: StoredClaim) throws -> [StoredClaim] {
    if claim.replaces == nil, claim.standing.isLiving { return [claim] }
    let all = try claims(of: claim.episode)
    var line = [claim]
    while let earlier = line[0].replaces.flatMap({ id in all.first { $0.id == id } }) { line.insert(earlier, at: 0) }
    // A follower that was dropped stands in nobody's place.
    while let next = all.last(where: { $0.replaces == line[line.count - 1].id && $0.standing != .voided }) {
      line.append(next)
    }
    return line
  }
}
