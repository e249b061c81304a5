/// What one remitted claim does to the books, or why a person has to look first. Pure. Source: domain.md F.
///
/// CO with a contractual reason is forgone; PR is the patient's where the payer's class allows it; everything else stays
/// open on the claim until a person has decided. Nothing is invented to make sums meet.
public struct ClaimAnswer: Sendable {
  /// What it comes to.
  public enum Verdict: Hashable, Sendable {
    case posted(Effect)
    case parked(ParkReason)
  }

  /// What a good answer moves and leaves.
  public struct Effect: Hashable, Sendable {
    public var cause: Posting.Cause
    /// Empty when nothing moves: a denial, a predetermination.
    public var entries: [LedgerEntry]
    /// The answer this one takes back, by its place among the claim's.
    public var reverses: Int?
    /// Reasons whose amounts stay open.
    public var open: [ClaimAdjustment]
    /// What it takes out of suspense; negative for a takeback.
    public var paid: Money

    public init(
      cause: Posting.Cause, entries: [LedgerEntry], reverses: Int? = nil, open: [ClaimAdjustment], paid: Money
    ) {
      self.cause = cause
      self.entries = entries
      self.reverses = reverses
      self.open = open
      self.paid = paid
    }
  }

  public let answer: RemittedClaim
  public let account: ClaimAccount
  public let remittance: RemittanceID
  public let reasons: ReasonTable

  public init(_ answer: RemittedClaim, on account: ClaimAccount, from remittance: RemittanceID, reasons: ReasonTable) {
    self.answer = answer
    self.account = account
    self.remittance = remittance
    self.reasons = reasons
  }

  public var verdict: Verdict {
    if let reason = unfit { return .parked(reason) }
    switch answer.status {
    case .reversal: return takeback
    case .predetermination, .notOursForwarded, .denied:
      return .posted(Effect(cause: .remittedClaim, entries: [], open: answer.openReasons(reasons), paid: .zero))
    default: return payment
    }
  }

  /// Whether it is about this claim at all and says what an answer of its kind can say.
  private var unfit: ParkReason? {
    let claim = account.claim
    if let name = answer.patient, folded(name.family) != claim.familyName { return .otherPatient }
    if let reason = wrongSign { return reason }
    if answer.status == .reversal { return nil }
    if !answer.status.decides, answer.paid != .zero { return .paysWithoutDeciding }
    if answer.status == .predetermination { return nil }
    if answer.charge != claim.charge { return .chargeDiffers(ours: claim.charge, theirs: answer.charge) }
    if let line = unmatchedLine { return .lineUnmatched(line + 1) }
    return impossibleReason
  }

  private var wrongSign: ParkReason? {
    let isTakeback = answer.status == .reversal
    let amounts = [answer.charge, answer.paid] + answer.lines.flatMap { [$0.charge, $0.paid] }
    return amounts.allSatisfy { isTakeback ? $0 <= .zero : $0 >= .zero } ? nil : .wrongSign
  }

  /// The first line that is none of ours. Each of ours answers one of theirs.
  private var unmatchedLine: Int? {
    var left = account.claim.lines
    for (place, line) in answer.lines.enumerated() {
      guard let index = left.firstIndex(where: { line.answers($0) }) else { return place }
      left.remove(at: index)
    }
    return nil
  }

  private var impossibleReason: ParkReason? {
    for adjustment in answer.everyAdjustment {
      let code = ReasonTable.key(adjustment.reason)
      if let only = AdjustmentReason.onlyGroup[code], only != adjustment.group { return .groupImpossible(code: code) }
      guard adjustment.group == .patient, adjustment.amount != .zero else { continue }
      if code == AdjustmentReason.lateFiling { return .lateFilingToPatient(adjustment.amount) }
      if account.claim.billing == .never, !answer.status.isForwarded { return .patientNeverBilled(adjustment.amount) }
    }
    return answer.forgoesWholeCharge ? .wholeChargeContractual : nil
  }

  private var payment: Verdict {
    let claim = account.claim
    let receivable = Account.payerReceivable(claim.id)
    var entries: [LedgerEntry] = []
    var open: [ClaimAdjustment] = []
    entries.move(answer.paid, from: receivable, to: .suspense(remittance))
    for adjustment in answer.everyAdjustment {
      switch treatment(of: adjustment) {
      case .contractual: entries.move(adjustment.amount, from: receivable, to: .contractualAdjustment)
      case .share: entries.move(adjustment.amount, from: receivable, to: .patientReceivable(claim.patient))
      case .nothing: break
      case .open: open.append(adjustment)
      }
    }
    entries = entries.summed
    let turn = answer.status.turn
    let earlier = account.answers.last { !$0.isReversed && $0.turn == turn && !$0.entries.isEmpty }
    if let earlier, !entries.isEmpty { return .parked(.alreadyAnswered(paid: earlier.paid)) }
    let settled = -entries.filter { $0.account == receivable }.total
    guard settled <= account.open || entries.isEmpty else { return .parked(.moreThanOpen(account.open)) }
    return .posted(Effect(cause: .remittedClaim, entries: entries, open: open, paid: answer.paid))
  }

  private func treatment(of adjustment: ClaimAdjustment) -> AdjustmentReason.Treatment {
    let known = reasons.reason(adjustment.reason)
    switch adjustment.group {
    case .contractual: return known?.treatment == .contractual ? .contractual : .open
    case .patient:
      // What was passed on is the next payer's first.
      return !answer.status.isForwarded && account.claim.owes(adjustment, reasons) ? .share : .open
    case .other: return known?.treatment == .nothing ? .nothing : .open
    case .payer: return .open
    }
  }

  /// Undoes exactly what an earlier answer moved.
  private var takeback: Verdict {
    let waiting = account.answers.indices.filter { !account.answers[$0].isReversed }
    let sameAmounts = waiting.filter {
      account.answers[$0].charge == -answer.charge && account.answers[$0].paid == -answer.paid
    }
    let named = sameAmounts.filter { answer.names(account.answers[$0]) }
    guard let place = named.last ?? sameAmounts.last else {
      return .parked(waiting.last.map { .takebackDiffers(posted: account.answers[$0].paid) } ?? .takebackUnknown)
    }
    let entries = account.answers[place].entries.reversed.map { entry in
      // The money leaves by the remittance that takes it.
      if case .suspense = entry.account { LedgerEntry(.suspense(remittance), entry.amount) } else { entry }
    }
    return .posted(Effect(cause: .reversal, entries: entries, reverses: place, open: [], paid: answer.paid))
  }
}

extension KnownClaim {
  /// Whether what a payer puts down to the patient is theirs by its word alone: a share of the plan is, anything else only
  /// where this payer's patients may be asked for what it does not pay.
  public func owes(_ adjustment: ClaimAdjustment, _ reasons: ReasonTable) -> Bool {
    guard adjustment.group == .patient, billing != .never,
      PatientBilling(of: .patient, reason: adjustment.reason).isAllowed
    else { return false }
    if reasons.reason(adjustment.reason)?.treatment == .share { return true }
    return billing == .allowed || (billing == .withNotice && noticeSigned)
  }
}

extension RemittedClaim {
  /// Adjustments of the claim and of its lines.
  public var everyAdjustment: [ClaimAdjustment] { adjustments + lines.flatMap(\.adjustments) }

  /// The payer sent the claim on to another one, decided or not.
  public var isSentOn: Bool { status.isForwarded || status == .notOursForwarded || forwardedTo != nil }

  /// Remark codes of the claim and of its lines, each once.
  public var everyRemark: [String] {
    (remarks + lines.flatMap(\.remarks)).eachOnce
  }

  func openReasons(_ table: ReasonTable) -> [ClaimAdjustment] {
    guard status == .denied || status == .notOursForwarded else { return [] }
    return everyAdjustment.filter { table.reason($0.reason)?.treatment != .nothing }
  }

  /// CARC 45 over everything that was charged, on a line or on the claim.
  fileprivate var forgoesWholeCharge: Bool {
    func whole(_ charge: Money, _ adjustments: [ClaimAdjustment]) -> Bool {
      charge > .zero
        && adjustments.contains { ReasonTable.key($0.reason) == AdjustmentReason.feeSchedule && $0.amount >= charge }
    }
    return whole(charge, adjustments) || lines.contains { whole($0.charge, $0.adjustments) }
  }

  fileprivate func names(_ earlier: KnownClaim.Answer) -> Bool {
    payerClaimNumber == nil || earlier.payerClaimNumber == payerClaimNumber
  }
}

extension RemittedLine {
  /// By its number when it came back, else by code and day; the charge has to be the same.
  fileprivate func answers(_ line: KnownClaim.Line) -> Bool {
    guard charge == line.charge else { return false }
    if let controlNumber, let sent = line.controlNumber { return controlNumber == sent }
    let sameCode = (billedProcedure ?? procedure) == line.procedure || procedure == nil || line.procedure == nil
    return sameCode && (day == nil || line.day == nil || day == line.day)
  }
}

extension RemittedClaim.Status {
  /// Passed on to another payer after it was decided.
  public var isForwarded: Bool {
    switch self {
    case .processedPrimaryForwarded, .processedSecondaryForwarded, .processedTertiaryForwarded: true
    default: false
    }
  }

  /// Whether the payer decided the claim, so that it can pay.
  public var decides: Bool { self != .notOursForwarded && self != .predetermination && self != .denied }

  /// Whether it says which payer speaks; a refusal of an unknown patient, a takeback and a claim passed on do not.
  public var tellsTurn: Bool {
    switch self {
    case .denied, .reversal, .notOursForwarded, .predetermination: false
    default: true
    }
  }

  public var turn: KnownClaim.Answer.Turn {
    switch self {
    case .processedSecondary, .processedSecondaryForwarded: .secondary
    case .processedTertiary, .processedTertiaryForwarded: .tertiary
    default: .primary
    }
  }
}
