/// One thing that happened to money: entries that add up to nothing, with their day, their cause and what they are about.
///
/// Appended, never changed: what was wrong is put right by another posting.
public struct Posting: Hashable, Sendable, Codable {
  /// Why money moved.
  public enum Cause: String, Hashable, Sendable, CaseIterable, Codable {
    /// Delivered work became owed.
    case charge
    /// A charge was taken back: a claim voided, a line corrected.
    case chargeTakenBack
    /// The practice's fee for a visit that was given up late or not kept.
    case missedVisit
    /// A payer's payment arrived.
    case deposit
    /// A payer's answer to a claim.
    case remittedClaim
    /// A payer took an earlier answer back. CLP02 22.
    case reversal
    /// PLB.
    case providerAdjustment
    case patientPayment
    /// A patient's payment was none: it was entered by mistake, or its check came back.
    case patientPaymentTakenBack
    /// Money went back to a patient.
    case refund
    /// Money went back to a payer.
    case payerRefund
    /// It did not: the payer's money waits again.
    case payerRefundTakenBack
    case writeOff
    /// What a payer did not pay became the patient's.
    case transferToPatient
    /// What a payer took or gave beside claims was put down to one of them.
    case payerBalanceApplied
    /// It was put down to the wrong claim, and stands with the payer again.
    case payerBalanceTakenBack
    /// A write-off or a transfer was undone, as the payer decided anew.
    case decisionTakenBack
    /// The patient's share of one payer is asked of the next one.
    case transferToPayer
    /// What was asked of a later payer is the patient's again.
    case shareReturned
    /// A patient's credit paid what they owe, or what they had paid too much became credit.
    case settlement
    /// A parked claim was posted by a person's decision.
    case parkedClaim
    /// It was posted to the wrong claim or divided wrongly, and waits again.
    case parkedClaimTakenBack
    /// A payment of a payer was entered from paper wrongly, and nothing of it stands any more.
    case paperTakenBack
  }

  public let id: PostingID
  /// The day of the books.
  public let day: CalendarDay
  public let at: Moment
  public let cause: Cause
  public let entries: [LedgerEntry]
  public var patient: PatientID?
  public var claim: ClaimID?
  public var remittance: RemittanceID?
  /// Why, in a person's words, where a person decided; of a receipt's charge its number, of a PLB its reason.
  public var note: String?

  /// Nil when the entries do not add up to nothing, or are none.
  public init?(
    id: PostingID, day: CalendarDay, at: Moment, cause: Cause, entries: [LedgerEntry], patient: PatientID? = nil,
    claim: ClaimID? = nil, remittance: RemittanceID? = nil, note: String? = nil
  ) {
    guard !entries.isEmpty, entries.total == .zero else { return nil }
    self.id = id
    self.day = day
    self.at = at
    self.cause = cause
    self.entries = entries
    self.patient = patient
    self.claim = claim
    self.remittance = remittance
    self.note = note
  }
}

extension Posting {
  /// What the charge of a receipt is noted with.
  public static func note(ofReceipt number: Int) -> String { receiptWords + String(number) }

  /// The receipt whose charge it is, or took back; nil for every other posting, whatever a person wrote on it.
  public var receiptNumber: Int? { Self.receiptNumber(inNote: note, of: cause) }

  public static func receiptNumber(inNote note: String?, of cause: Cause) -> Int? {
    guard cause == .charge || cause == .chargeTakenBack, let note, note.hasPrefix(receiptWords) else { return nil }
    return Int(note.dropFirst(receiptWords.count))
  }

  private static let receiptWords = "Receipt "
}

/// Every posting in its order, and what each account holds. A pure value.
///
/// Promises: all balances together are nothing, always; replaying the postings gives an equal ledger; an account that no
/// posting names holds nothing.
public struct Ledger: Hashable, Sendable {
  public private(set) var postings: [Posting]
  private var balances: [Account: Money]

  public init() {
    postings = []
    balances = [:]
  }

  public init(replaying postings: some Sequence<Posting>) {
    self.init()
    for posting in postings { append(posting) }
  }

  public mutating func append(_ posting: Posting) {
    postings.append(posting)
    for entry in posting.entries {
      let balance = self[entry.account] + entry.amount
      balances[entry.account] = balance == .zero ? nil : balance
    }
  }

  /// Debits less credits.
  public subscript(account: Account) -> Money { balances[account] ?? .zero }

  /// Every account that holds something.
  public var accounts: [Account: Money] { balances }
}
