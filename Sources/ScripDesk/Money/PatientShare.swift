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
  /// Its decision may have been taken back, or made anew on a claim that follows the first one.
  func followShares(after id: ClaimID, _ context: inout ActContext) throws {
    guard let claim = try self.claim(id) else { return }
    let later = try laterClaims(than: claim).filter(\.standing.isLiving)
    guard !later.isEmpty else { return }
    let left = try patientShare(of: claim)
    // One that was not sent yet asks for nothing.
    for sent in try sentClaims(later.filter { !$0.standing.isDraft }.map(\.id)) {
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
  }

  /// The claims made to the next payer after this one, or after one that it follows or is followed by.
  func laterClaims(than claim: StoredClaim) throws -> [StoredClaim] {
    var later: [StoredClaim] = []
    for one in try line(of: claim) {
      later += try claims(after: one.id).compactMap { try self.claim($0) }
    }
    return later
  }

  /// What the payer of a claim has made the patient's, as it has decided now; nothing while it has not, or when the claim
  /// was taken back.
  private func patientShare(of claim: StoredClaim) throws -> Money {
    guard let newest = try line(of: claim).last(where: \.standing.isLiving), try !isVoid(newest.id) else {
      return .zero
    }
    let standing = try answers(to: [newest.id]).filter { $0.content.reversedBy == nil && $0.content.reverses == nil }
    // A share that was sent on and did not arrive became the patient's by a person's decision.
    let decided = try postings(about: claim.patient).filter { $0.claim == newest.id }.standingDecisions
    return (standing.flatMap(\.content.entries) + decided.flatMap(\.entries))
      .filter { $0.account == .patientReceivable(claim.patient) }.total
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
