import ScripCore
import ScripSQL
import ScripStore

/// An answer that was posted, as the work list takes it in.
struct PostedAnswer {
  let answer: RemittedClaim
  let effect: ClaimAnswer.Effect
  let place: StoredAnswer.Place
  /// The answer that this one took back.
  var takenBack: StoredAnswer.Place?
}

extension Connection {
  /// Puts what a claim's answers of one payment leave open on the work list, and ends the work that they answer.
  ///
  /// A payer answers its own refusals only; another payer's stay. Afterwards work exists for every cent that is open. A
  /// refusal that only says again what was said keeps the day of the first one.
  func raiseDenials(
    of answers: [PostedAnswer], on claim: KnownClaim, open: Money, _ context: inout ActContext
  ) throws {
    // A predetermination decides nothing. Takebacks first, as they are posted.
    let telling = answers.filter { $0.answer.status != .predetermination || !$0.effect.entries.isEmpty }
    let inOrder =
      telling.filter { $0.answer.status == .reversal } + telling.filter { $0.answer.status != .reversal }
    guard let last = inOrder.last else { return }
    let before = try openDenials(of: claim.id)
    for answer in inOrder { try closeDenials(answeredBy: answer, on: claim.id, &context) }
    let left = Set(try openDenials(of: claim.id).map(\.id))
    let answered = before.filter { !left.contains($0.id) }
    var covered = Money.zero
    for denial in try openDenials(of: claim.id) {
      if open > .zero {
        covered += denial.denial.amount
      } else {
        try close(denial.id, how: .nothingOpen, by: context.membership, at: context.moment)
      }
    }
    // Of several answers of one payer the last counts; a takeback that is decided anew leaves no work.
    for (place, answer) in inOrder.enumerated() {
      let later = inOrder.dropFirst(place + 1)
      let isLast = answer.place == last.place
      guard isLast || answer.answer.status != .reversal else { continue }
      guard !later.contains(where: { $0.answer.status.turn == answer.answer.status.turn }) else { continue }
      for denial in try denials(
        leftBy: answer, on: claim, uncovered: open - covered, isLast: isLast, isAnswered: !later.isEmpty, context)
      {
        covered += denial.amount
        var raised = StoredDenial(
          id: context.ids.next(), place: answer.place, claim: claim.id, patient: claim.patient,
          episode: claim.episode, openedOn: context.today, filingEnds: claim.filingEnds, denial: denial)
        if answer.effect.entries.isEmpty, let first = answered.first(where: { raised.repeats($0) }) {
          (raised.openedOn, raised.dueOn) = (first.openedOn, first.dueOn)
        }
        try append(raised)
      }
    }
  }

  /// Puts on the work list what was opened on a claim when money was taken off it again, as far as no work stands for it.
  func raiseUncovered(of claim: KnownClaim, opened: Money, open: Money, _ context: inout ActContext) throws {
    let uncovered = min(opened, try openDenials(of: claim.id).reduce(open) { $0 - $1.denial.amount })
    guard uncovered > .zero, let place = try answers(to: [claim.id]).last?.place else { return }
    try append(
      StoredDenial(
        id: context.ids.next(), place: place, claim: claim.id, patient: claim.patient, episode: claim.episode,
        openedOn: context.today, filingEnds: claim.filingEnds, denial: .unexplained(amount: uncovered, remarks: [])))
  }

  /// The work that one answer leaves.
  private func denials(
    leftBy posted: PostedAnswer, on claim: KnownClaim, uncovered: Money, isLast: Bool, isAnswered: Bool,
    _ context: ActContext
  ) throws -> [Denial] {
    let (answer, remarks) = (posted.answer, posted.answer.everyRemark)
    if answer.status == .reversal {
      return uncovered > .zero ? [.takeback(amount: uncovered, remarks: remarks)] : []
    }
    let isWhole = answer.status == .notOursForwarded
    let left = LeftOpen(
      answer, reasons: posted.effect.open, uncovered: uncovered, isLast: isLast, nextHasAnswered: isAnswered)
    var denials: [Denial] = []
    if left.forwarded > .zero {
      denials.append(
        .forwarded(
          amount: left.forwarded, reasons: left.forwardedReasons, to: answer.forwardedTo?.name, isWhole: isWhole,
          remarks: remarks))
    }
    guard left.refused > .zero else { return denials }
    return denials + [try refusal(of: left.refused, left.refusedReasons, remarks, on: claim, context)]
  }

  /// The work on what a payer left open itself.
  func refusal(
    of amount: Money, _ reasons: [ClaimAdjustment], _ remarks: [String], on claim: KnownClaim, _ context: ActContext
  ) throws -> Denial {
    guard !reasons.isEmpty else { return .unexplained(amount: amount, remarks: remarks) }
    if claim.billing == .never, reasons.allSatisfy({ $0.group == .patient }) {
      return .neverThePatients(amount: amount, reasons: reasons, remarks: remarks)
    }
    return context.reference.reasons.denial(
      amount: amount, reasons: reasons, remarks: remarks,
      facts: try ownFacts(of: claim, reference: context.reference))
  }

  /// Ends the work that an answer makes an end of.
  private func closeDenials(
    answeredBy posted: PostedAnswer, on claim: ClaimID, _ context: inout ActContext
  ) throws {
    for earlier in try openDenials(of: claim) {
      let how: String? =
        if posted.answer.status == .reversal {
          earlier.place == posted.takenBack ? "taken back by the payer" : nil
        } else if earlier.denial.isForwarded {
          "answered after it was sent on"
        } else {
          try isSamePayer(posted, earlier) ? "answered anew" : nil
        }
      if let how { try close(earlier.id, how: how, by: context.membership, at: context.moment) }
    }
  }

  /// Whether an answer is of the payer whose refusal this is: by the turn that both tell, else by the payer's number.
  private func isSamePayer(_ posted: PostedAnswer, _ earlier: StoredDenial) throws -> Bool {
    guard var refused = try answer(at: earlier.place) else { return true }
    if let taken = refused.content.reverses, let decided = try answer(at: taken) { refused = decided }
    if posted.answer.status.tellsTurn, refused.answer.status.tellsTurn {
      return posted.answer.status.turn == refused.answer.status.turn
    }
    let (answering, refusing) = (
      try remittance(posted.place.remittance)?.payerNumber, try remittance(refused.place.remittance)?.payerNumber
    )
    if answering == refusing { return true }
    // One payer may have several numbers; two payers answer one claim only when it was sent on.
    return try !answers(to: [earlier.claim]).contains { $0.answer.isSentOn }
  }

  /// What the determination says today about the day of service: faults of ours that a payer may have seen.
  func ownFacts(of claim: KnownClaim, reference: Reference) throws -> [OwnFact] {
    guard let day = claim.serviceDay, let episode = try claim.episode.flatMap({ try self.episode($0) }) else {
      return []
    }
    let facts = try facts(of: episode, on: day, reference: reference)
    return determine(facts, on: day).ownFacts
  }
}

extension String {
  /// How the work on a refusal ended when the claim was settled.
  static let nothingOpen = "nothing is open any more"
}

extension StoredDenial {
  /// The payer said the same again of the same amount: that gives nobody more time.
  fileprivate func repeats(_ earlier: StoredDenial) -> Bool {
    let isRefusal = [self, earlier].allSatisfy { !$0.denial.isForwarded && !$0.denial.isTakeback }
    return isRefusal && denial.amount == earlier.denial.amount && denial.codes == earlier.denial.codes
  }
}

extension Denial {
  /// `CO 197`, each once.
  fileprivate var codes: Set<String> { Set(reasons.map { "\($0.group.rawValue) \($0.code)" }) }

  /// Whether an answer says all that this refusal says.
  func isSaid(by answer: RemittedClaim) -> Bool {
    codes.isSubset(of: answer.everyAdjustment.map { "\($0.group.rawValue) \($0.reason)" })
  }
}
