import ScripCore
import ScripSQL
import ScripStore

/// An answer that a person takes off its claim again, and what it becomes.
struct AnswerTakenOff {
  /// As it stands in the books.
  let stored: StoredAnswer
  let claim: StoredClaim
  /// When it was posted: what was closed and undone for it then comes back.
  let postedAt: Moment?
  let cause: Posting.Cause
  let reason: String
  /// What the claim is told.
  let words: String
}

extension Connection {
  /// Moves back what an answer moved on its claim, and makes the answer what it is after that.
  ///
  /// Promises: the same entries the other way, in a posting of its own; what was undone for it stands again; the claim and
  /// the work on it are as the answers say that are left. The patient's account is settled by who calls.
  func takeOff(_ answer: AnswerTakenOff, leaving after: StoredAnswer, _ context: inout ActContext) throws {
    let (stored, claim) = (answer.stored, answer.claim)
    try book(
      answer.cause, stored.content.entries.reversed, patient: claim.patient, claim: claim.id,
      remittance: stored.place.remittance, note: answer.reason, &context)
    try restoreDecisions(undoneFor: stored, of: claim.patient, &context)
    if let taken = stored.content.reverses, var earlier = try self.answer(at: taken) {
      earlier.content.reversedBy = nil
      try note(earlier)
    }
    try note(after)
    try standAsAnswered(answer, &context)
  }

  /// Decides again what was undone so that the answer could be posted.
  private func restoreDecisions(
    undoneFor stored: StoredAnswer, of patient: PatientID, _ context: inout ActContext
  ) throws {
    let postings = try postings(about: patient)
    var decisions = postings.filter(\.isDecision)
    for undone in postings where undone.cause == .decisionTakenBack {
      guard let place = decisions.lastIndex(where: { $0.entries.reversed == undone.entries }) else { continue }
      let decision = decisions.remove(at: place)
      guard undone.remittance == stored.place.remittance, undone.at == stored.resolvedAt else { continue }
      try book(
        decision.cause, decision.entries, patient: patient, claim: decision.claim, note: decision.note, &context)
    }
  }

  /// Makes a claim what its answers say, of which this one is none any more.
  private func standAsAnswered(_ answer: AnswerTakenOff, _ context: inout ActContext) throws {
    let claim = answer.claim
    try tell(.restored, answer.words, of: claim.id, &context)
    let left = try answers(to: [claim.id]).filter { $0.answer.status != .predetermination }
    let events = try events(of: claim.id).map(\.event)
    let wasTaken = events.last { [.submitted, .printed, .claimAccepted].contains($0.kind) }?.kind == .claimAccepted
    if claim.standing == .answered, left.isEmpty {
      try note(wasTaken ? .accepted : .sent, of: claim.id, at: context.moment)
    }
    let own = try left.last {
      try $0.answer.payerClaimNumber != nil && !isOfNextPayer($0.answer, from: $0.place.remittance, to: claim.id)
    }
    let told = events.last { $0.kind != .answered && $0.payerClaimNumber != nil }
    try note(payerClaimNumber: own?.answer.payerClaimNumber ?? told?.payerClaimNumber, of: claim.id)
    try followAnswer(to: claim.id, &context)
    if !claim.standing.isLiving { try recheckFollowers(of: claim, &context) }
    try restoreWork(answer, &context)
  }

  /// Ends the work that the answer raised, and puts back what it had ended.
  private func restoreWork(_ answer: AnswerTakenOff, _ context: inout ActContext) throws {
    let id = answer.claim.id
    if let at = answer.postedAt { try reopenDenials(of: id, closedAt: at) }
    for denial in try openDenials(of: id) where denial.place == answer.stored.place {
      try close(denial.id, how: "taken off this claim", by: context.membership, at: context.moment)
    }
    guard let account = try claimAccount(of: id, &context) else { return }
    if account.open <= .zero {
      for denial in try openDenials(of: id) {
        try close(denial.id, how: .nothingOpen, by: context.membership, at: context.moment)
      }
    }
    try raiseUncovered(of: account.claim, opened: account.open, open: account.open, &context)
  }
}
