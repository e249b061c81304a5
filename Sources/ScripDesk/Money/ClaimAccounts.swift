import ScripCore
import ScripSQL
import ScripStore

/// Claims as the books know them, with the places of the answers they had.
struct LoadedClaims {
  var accounts: [ClaimID: ClaimAccount] = [:]
  /// For each answer of an account, where it stands.
  var places: [ClaimID: [StoredAnswer.Place]] = [:]
  /// When each claim's newest answer was recorded.
  var answeredAt: [ClaimID: Moment] = [:]

  var book: ClaimBook { ClaimBook(accounts.values) }
}

extension Connection {
  /// The claims that the answers of a remittance may be about. A claim that was not charged yet is charged now.
  func claims(named answers: [RemittedClaim], _ context: inout ActContext) throws -> LoadedClaims {
    var sent: [ClaimID: SentClaim] = [:]
    for numbers in Set(answers.map(\.controlNumber)).sorted().cut(into: 256) {
      for claim in try sentClaims(numbered: numbers) { sent[claim.id] = claim }
    }
    let takenBack = answers.filter { $0.status == .reversal }.compactMap(\.payerClaimNumber)
    for numbers in Set(takenBack).sorted().cut(into: 256) {
      let ids = try claims(payerNumbers: numbers).filter { sent[$0] == nil }
      for claim in try sentClaims(ids) { sent[claim.id] = claim }
    }
    return try load(sent.values.sorted { $0.id < $1.id }, &context)
  }

  /// One claim by its id; nil when it is not there.
  func claimAccount(of id: ClaimID, _ context: inout ActContext) throws -> ClaimAccount? {
    try load(try sentClaims([id]), &context).accounts[id]
  }

  private func load(_ sent: [SentClaim], _ context: inout ActContext) throws -> LoadedClaims {
    var loaded = LoadedClaims()
    var known: [KnownClaim] = []
    var rules = PlanRules(reference: context.reference)
    for claim in sent { known.append(KnownClaim(claim, under: try rules.rules(of: claim, in: self))) }
    var open = try openAmounts(ofMany: sent)
    let fresh = sent.filter { open[$0.id] == nil }
    for claim in fresh { try bookSent(claim, &context) }
    // Booking one may have taken the charge of another back.
    if !fresh.isEmpty { open = try openAmounts(ofMany: sent) }
    for claim in known { loaded.accounts[claim.id] = ClaimAccount(claim: claim, open: open[claim.id] ?? .zero) }
    for ids in sent.map(\.id).cut(into: 256) {
      for answer in try answers(to: ids) { loaded.add(answer) }
    }
    return loaded
  }

  private func openAmounts(ofMany sent: [SentClaim]) throws -> [ClaimID: Money] {
    var open: [ClaimID: Money] = [:]
    for ids in sent.map(\.id).cut(into: 256) { open.merge(try openAmounts(of: ids)) { $1 } }
    return open
  }
}

extension LoadedClaims {
  /// When a new answer to a claim is recorded: behind those it had, also where the clock stood still or went back.
  ///
  /// Answers are read in the order of these moments; those of one payment in the order of the payment.
  func moment(ofAnswerTo claim: ClaimID?, at now: Moment) -> Moment {
    guard let last = claim.flatMap({ answeredAt[$0] }), last >= now else { return now }
    return Moment(milliseconds: last.milliseconds + 1)
  }

  fileprivate mutating func add(_ stored: StoredAnswer) {
    let answer = stored.answer
    if let claim = stored.claim { answeredAt[claim] = stored.recordedAt }
    guard let claim = stored.claim, answer.status != .reversal, answer.status != .predetermination else { return }
    accounts[claim]?.answers.append(
      KnownClaim.Answer(
        turn: answer.status.turn, payerClaimNumber: answer.payerClaimNumber, charge: answer.charge, paid: answer.paid,
        entries: stored.content.entries, isReversed: stored.content.reversedBy != nil))
    places[claim, default: []].append(stored.place)
  }
}

/// The payer's rules of each plan, read once.
private struct PlanRules {
  let reference: Reference
  private var classes: [PlanID: String] = [:]
  private var added: [PayerRules]?

  init(reference: Reference) { self.reference = reference }

  mutating func rules(of claim: SentClaim, in connection: borrowing Connection) throws -> PayerRules {
    if classes[claim.plan] == nil { classes[claim.plan] = try connection.plan(claim.plan)?.classKey ?? "" }
    if added == nil { added = try connection.payerRules() }
    let day = claim.content.lines.map(\.day).min() ?? CalendarDay(daysSinceEpoch: 0)
    return reference.rules(for: classes[claim.plan] ?? "", on: day, added: added ?? [])
  }
}

extension KnownClaim {
  init(_ sent: SentClaim, under rules: PayerRules) {
    let content = sent.content
    let person = content.dependent ?? content.coverage.subscriber
    // Whose share may not be asked for is asked for nothing at all.
    let mayShare = mayBillPatient(rules, for: .share).isAllowed
    self.init(
      id: sent.id, controlNumber: sent.number, patient: sent.patient, familyName: folded(person.name.family),
      memberID: content.coverage.memberID, payer: content.coverage.payer,
      lines: content.lines.map {
        Line(controlNumber: $0.controlNumber, procedure: $0.procedure, day: $0.day, charge: $0.charge)
      }, charge: content.charge, billing: mayShare ? rules.selfPay : .never)
    episode = sent.episode
    filingEnds = sent.fileBy
  }
}

extension Array {
  /// Pieces of at most `count`.
  func cut(into count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
  }
}
