import ScripCore
import ScripSQL
import ScripStore
import Seal

/// What became of one payment of a file.
public struct PostedRemittance: Hashable, Sendable, Codable {
  public let id: RemittanceID
  /// It was there already; nothing was posted again.
  public let isDuplicate: Bool
  /// Nothing of it was posted, and why.
  public let held: String?
}

extension Connection {
  /// Posts a payment, or holds it when a person has to say first whether it is ours. The same payment posts once.
  func take(
    _ remittance: Remittance, content: Digest, file: RemittanceFileID?, unreadable: Set<Int>, fault: String?,
    _ context: inout ActContext
  ) throws -> PostedRemittance {
    let (payer, trace) = (remittance.payer.number, remittance.traceNumber)
    let others = try remittances(payer: payer, trace: trace)
    var content = content
    while let same = others.first(where: { $0.content == content }) {
      guard same.state == .takenBack else { return PostedRemittance(id: same.id, isDuplicate: true, held: nil) }
      // What was taken back may be entered again just so, as a payment of its own.
      content = Digest(of: content.bytes)
    }
    let id: RemittanceID = context.ids.next()
    if let reason = try fault ?? doubt(about: remittance, today: context.today) {
      let stored = StoredRemittance(
        id: id, file: file, of: remittance, content: content, difference: .zero,
        state: fault == nil && unreadable.isEmpty ? .held : .unreadable, reason: reason, at: context.moment)
      guard try insertIfNew(stored, remittance) else { throw DatabaseFailure.busy }
      return PostedRemittance(id: id, isDuplicate: false, held: reason)
    }
    let loaded = try claims(named: remittance.claims, &context)
    let posting = RemittancePosting(
      remittance, id: id, book: loaded.book, reasons: context.reference.reasons, unreadable: unreadable)
    let stored = StoredRemittance(
      id: id, file: file, of: remittance, content: content, difference: posting.difference,
      state: .deposited(unexplained: posting.difference), at: context.moment)
    guard try insertIfNew(stored, remittance) else { throw DatabaseFailure.busy }
    try write(posting, loaded, &context)
    return PostedRemittance(id: id, isDuplicate: false, held: nil)
  }

  /// Why a person has to say first whether a payment is one of ours, not posted yet; nil where nothing speaks against it.
  func doubt(about remittance: Remittance, today: CalendarDay) throws -> String? {
    let others = try remittances(payer: remittance.payer.number, trace: remittance.traceNumber)
    if let other = others.first(where: { $0.state.isInBooks }) {
      return "A payment with this payer and number is posted already, with other content. "
        + (other.isFromPaper
          ? "That one was entered by hand: if it was typed wrongly, take it back, then post this one."
          : "Ask the payer which is right.")
    }
    if let twin = try postedTwin(of: remittance) {
      return "A payment with this number and amount is posted already, of \(twin.payerName). "
        + "Post this one only if it is another."
    }
    if let foreign = try strangePayee(of: remittance) { return foreign }
    guard remittance.isAhead(of: today) else { return nil }
    return "This payment is dated \(remittance.day.shown), which is in the future. Ask the payer for the right day."
  }

  /// The same money under another number of its payer: a paper typed before its file came.
  private func postedTwin(of remittance: Remittance) throws -> StoredRemittance? {
    guard remittance.payment != .zero else { return nil }
    return try remittances(trace: remittance.traceNumber, payment: remittance.payment).first(where: \.state.isInBooks)
  }

  /// A payment made out to somebody else; nil where the practice's own number is not known.
  private func strangePayee(of remittance: Remittance) throws -> String? {
    guard let ours = try practiceProfile()?.npi, let theirs = remittance.payee.npi, ours != theirs else { return nil }
    return "This payment is made out to another NPI than the practice’s. Ask the payer whose it is."
  }

  /// Writes what was laid out: the deposit, what was taken beside claims, each claim.
  func write(_ posting: RemittancePosting, _ loaded: LoadedClaims, _ context: inout ActContext) throws {
    try book(.deposit, posting.deposit, remittance: posting.id, &context)
    for beside in posting.providerAdjustments {
      try book(.providerAdjustment, beside.entries, remittance: posting.id, note: beside.note, &context)
    }
    var touched: Set<PatientID> = []
    var answered: [ClaimID: [PostedAnswer]] = [:]
    for line in posting.lines {
      let place = StoredAnswer.Place(posting.id, line.index)
      let moment = loaded.moment(ofAnswerTo: line.claim?.id, at: context.moment)
      switch line.verdict {
      case .parked(let reason):
        try append(
          StoredAnswer(
            place: place, claim: line.claim?.id, state: .parked, recordedAt: moment, posting: nil,
            content: StoredAnswer.Content(answer: line.answer, reason: reason)))
      case .posted(let effect):
        guard let claim = line.claim else { continue }
        touched.insert(claim.patient)
        let taken = effect.reverses.flatMap { loaded.places[claim.id]?[$0] }
        try write(effect, of: line.answer, to: claim, at: place, moment, takingBack: taken, &context)
        answered[claim.id, default: []].append(
          PostedAnswer(answer: line.answer, effect: effect, place: place, takenBack: taken))
      }
    }
    for claim in answered.keys.sorted() {
      guard let account = posting.book[claim] else { continue }
      try raiseDenials(of: answered[claim] ?? [], on: account.claim, open: account.open, &context)
    }
    try settle(touched, &context)
  }

  private func write(
    _ effect: ClaimAnswer.Effect, of answer: RemittedClaim, to claim: KnownClaim, at place: StoredAnswer.Place,
    _ moment: Moment, takingBack taken: StoredAnswer.Place?, _ context: inout ActContext
  ) throws {
    let posting = try book(
      effect.cause, effect.entries, patient: claim.patient, claim: claim.id, remittance: place.remittance, &context)
    try append(
      StoredAnswer(
        place: place, claim: claim.id, state: .posted, recordedAt: moment, posting: posting,
        content: StoredAnswer.Content(answer: answer, entries: effect.entries, reverses: taken)))
    if let taken, var earlier = try self.answer(at: taken) {
      earlier.content.reversedBy = place
      try note(earlier)
    }
    try noteAnswered(claim.id, answer, from: place.remittance, &context)
    try followAnswer(to: claim.id, &context)
  }

  /// Tells the claim that its payer has answered. One that was replaced or voided stays so.
  ///
  /// Comes after the answer is among those of the claim: the claims that follow it are checked by it.
  func noteAnswered(
    _ claim: ClaimID, _ answer: RemittedClaim, from remittance: RemittanceID, _ context: inout ActContext
  ) throws {
    guard answer.status != .predetermination, let stored = try self.claim(claim) else { return }
    let words =
      answer.status == .reversal
      ? "The payer took \((-answer.paid).shown) back." : "The payer paid \(answer.paid.shown)."
    try append(
      ClaimEvent(.answered, words, payerClaimNumber: answer.payerClaimNumber), id: context.ids.next(), of: claim,
      at: context.moment)
    if answer.status == .reversal { try closeVoid(of: stored, &context) }
    guard stored.standing.isLiving else { return try recheckFollowers(of: stored, &context) }
    let number = try isOfNextPayer(answer, from: remittance, to: claim) ? nil : answer.payerClaimNumber
    try note(.answered, of: claim, at: context.moment, payerClaimNumber: number)
  }

  /// Whether an answer is of a payer that the claim was sent on to: it has a number of its own, and what corrects the claim
  /// or takes it back names the first one's.
  func isOfNextPayer(_ answer: RemittedClaim, from remittance: RemittanceID, to claim: ClaimID) throws -> Bool {
    guard let sent = try answers(to: [claim]).first(where: { $0.answer.isSentOn }) else { return false }
    if answer.status.tellsTurn, sent.answer.status.tellsTurn, answer.status.turn != sent.answer.status.turn {
      return true
    }
    return try self.remittance(remittance)?.payerNumber != self.remittance(sent.place.remittance)?.payerNumber
  }

  /// A claim that stands in the place of this one and has not left is not ready any more when this one was paid.
  func recheckFollowers(of claim: StoredClaim, _ context: inout ActContext) throws {
    for next in try claims(of: claim.episode) where next.replaces == claim.id && next.standing.isDraft {
      try recheck(next, &context)
    }
  }
}

extension Remittance {
  /// Dated on a day that cannot be right yet. Of a transfer the file may come some business days before the money (CAQH CORE
  /// 370): within a week it is no doubt.
  fileprivate func isAhead(of today: CalendarDay) -> Bool {
    let isTransfer = method == .ach || method == .wire
    return day > today.adding(days: isTransfer ? 7 : 0)
  }
}
