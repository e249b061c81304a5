/// What the books know of a claim that was sent: enough to tell whether an answer is about it and fits.
public struct KnownClaim: Hashable, Sendable, Codable {
  /// One line as it was sent. 837P loop 2400.
  public struct Line: Hashable, Sendable, Codable {
    /// REF 6R.
    public var controlNumber: String?
    public var procedure: ProcedureCode?
    public var day: CalendarDay?
    public var charge: Money

    public init(controlNumber: String?, procedure: ProcedureCode?, day: CalendarDay?, charge: Money) {
      self.controlNumber = controlNumber
      self.procedure = procedure
      self.day = day
      self.charge = charge
    }
  }

  /// An answer that was posted, so that a takeback undoes exactly it.
  public struct Answer: Hashable, Sendable, Codable {
    /// Which payer answered, by its turn.
    public enum Turn: Int, Hashable, Sendable, Codable { case primary = 1, secondary, tertiary }

    public var turn: Turn
    public var payerClaimNumber: String?
    public var charge: Money
    public var paid: Money
    /// What it moved.
    public var entries: [LedgerEntry]
    public var isReversed: Bool

    public init(
      turn: Turn, payerClaimNumber: String?, charge: Money, paid: Money, entries: [LedgerEntry],
      isReversed: Bool = false
    ) {
      self.turn = turn
      self.payerClaimNumber = payerClaimNumber
      self.charge = charge
      self.paid = paid
      self.entries = entries
      self.isReversed = isReversed
    }
  }

  public let id: ClaimID
  /// CLM01; comes back as CLP01.
  public var controlNumber: String
  public var patient: PatientID
  public var episode: EpisodeID?
  /// The folded family name as it was sent.
  public var familyName: String
  public var memberID: String?
  /// The payer as the claim named it, and its number.
  public var payer: ClaimPayer
  public var lines: [Line]
  public var charge: Money
  /// Whether the patient may be billed for what the payer leaves.
  public var billing: PayerRules.SelfPay
  /// The patient signed, before the session, that they pay what the plan does not.
  public var noticeSigned: Bool
  /// The last day on which the payer takes the claim or its correction.
  public var filingEnds: CalendarDay?

  public init(
    id: ClaimID, controlNumber: String, patient: PatientID, familyName: String, memberID: String? = nil,
    payer: ClaimPayer, lines: [Line], charge: Money, billing: PayerRules.SelfPay, noticeSigned: Bool = false
  ) {
    self.id = id
    self.controlNumber = controlNumber
    self.patient = patient
    self.familyName = familyName
    self.memberID = memberID
    self.payer = payer
    self.lines = lines
    self.charge = charge
    self.billing = billing
    self.noticeSigned = noticeSigned
  }

  /// First day of service.
  public var serviceDay: CalendarDay? { lines.compactMap(\.day).min() }
}

/// A known claim with what has happened to its money.
public struct ClaimAccount: Hashable, Sendable {
  public var claim: KnownClaim
  /// What the payer has not answered for.
  public var open: Money
  /// Oldest first.
  public var answers: [KnownClaim.Answer]

  public init(claim: KnownClaim, open: Money, answers: [KnownClaim.Answer] = []) {
    self.claim = claim
    self.open = open
    self.answers = answers
  }
}

/// The entries of what happens to a claim besides its payer's answers.
extension ClaimAccount {
  /// What is asked of the payer becomes another amount: a charge, a correction, nothing any more.
  public static func charge(_ claim: ClaimID, from: Money, to: Money) -> [LedgerEntry] {
    PatientMoney.moving(to - from, from: .revenue, to: .payerReceivable(claim))
  }

  /// What the payer left becomes the patient's, by a person's decision.
  ///
  /// - Parameter reasons: what the payer took off; the amounts that may not be asked for stay out.
  public func transferToPatient(
    _ amount: Money, reasons: [ClaimAdjustment] = []
  ) throws(PostingRefusal) -> [LedgerEntry] {
    guard amount > .zero else { throw .nothingToPost }
    guard amount <= open else { throw .moreThanOwed(max(open, .zero)) }
    try PatientMoney.require(claim.billing, noticeSigned: claim.noticeSigned)
    var askable = open
    for reason in reasons {
      guard case .never(let why) = PatientBilling(of: reason.group, reason: reason.reason) else { continue }
      askable -= reason.amount
      if amount > askable { throw .notThePatients(why) }
    }
    return PatientMoney.moving(amount, from: .payerReceivable(claim.id), to: .patientReceivable(claim.patient))
  }

  /// What a payer took beside claims was its money of this claim, which is open again; what it gave pays this claim.
  ///
  /// - Parameter balance: what the payer's account holds: above zero when it took.
  public func apply(
    _ amount: Money, of payer: String, having balance: Money
  ) throws(PostingRefusal) -> [LedgerEntry] {
    guard amount > .zero else { throw .nothingToPost }
    let isTaken = balance > .zero
    let most = isTaken ? min(balance, claim.charge - open) : min(-balance, open)
    guard amount <= most else { throw .moreThanOwed(max(most, .zero)) }
    return PatientMoney.moving(
      isTaken ? amount : -amount, from: .payerBalance(payer), to: .payerReceivable(claim.id))
  }

  /// The same money back to the payer's own account: it was another claim's.
  ///
  /// What the payer took opened this claim; once that was paid or forgone, it cannot be another claim's any more.
  public func takeBack(_ applied: [LedgerEntry]) throws(PostingRefusal) -> [LedgerEntry] {
    let opened = applied.filter { $0.account == .payerReceivable(claim.id) }.total
    guard opened <= .zero || opened <= open else { throw .moreThanOwed(max(open, .zero)) }
    return applied.reversed
  }

  /// Forgoes an amount that the payer left open; refused when it is nothing, or more than is open.
  public func writeOff(_ amount: Money) throws(PostingRefusal) -> [LedgerEntry] {
    try PatientMoney.writeOff(amount, on: .payerReceivable(claim.id), open: open)
  }
}
