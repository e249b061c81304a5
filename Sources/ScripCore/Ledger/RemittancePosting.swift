/// The claims a remittance may be about, by the numbers it can name them with.
public struct ClaimBook: Sendable {
  private var accounts: [ClaimID: ClaimAccount] = [:]
  private var byControlNumber: [String: ClaimID] = [:]
  private var byPayerNumber: [String: ClaimID] = [:]

  public init(_ accounts: some Sequence<ClaimAccount> = []) {
    for account in accounts { set(account) }
  }

  /// Takes in a claim, or how it stands since: it is found by its own number and by each number its payer gave it.
  public mutating func set(_ account: ClaimAccount) {
    accounts[account.claim.id] = account
    byControlNumber[account.claim.controlNumber] = account.claim.id
    for answer in account.answers {
      if let number = answer.payerClaimNumber { byPayerNumber[number] = account.claim.id }
    }
  }

  public subscript(id: ClaimID) -> ClaimAccount? { accounts[id] }

  /// By our number; a takeback also by the payer's own.
  public func account(of answer: RemittedClaim) -> ClaimAccount? {
    let ours = byControlNumber[answer.controlNumber]
    let theirs = answer.status == .reversal ? answer.payerClaimNumber.flatMap { byPayerNumber[$0] } : nil
    return (ours ?? theirs).flatMap { accounts[$0] }
  }
}

/// A remittance laid out for posting: what each claim comes to, and what the deposit is made of. Pure.
///
/// Promises: posted + parked = the payment, to the cent, whatever the file says; each odd claim is parked alone, with its
/// money in suspense; after posting, what suspense holds of this remittance is exactly what is parked.
public struct RemittancePosting: Sendable {
  /// One claim of the file.
  public struct Line: Sendable {
    /// Its place in the file, from 0.
    public let index: Int
    public let answer: RemittedClaim
    public let claim: KnownClaim?
    public let verdict: ClaimAnswer.Verdict

    public var isParked: Bool {
      if case .parked = verdict { true } else { false }
    }
  }

  public let id: RemittanceID
  public let remittance: Remittance
  /// In the order of the file.
  public let lines: [Line]
  /// The claims as they stand when everything here is posted.
  public let book: ClaimBook

  /// - Parameter unreadable: places of claims that hold a value nobody could read.
  public init(
    _ remittance: Remittance, id: RemittanceID, book: ClaimBook, reasons: ReasonTable, unreadable: Set<Int> = []
  ) {
    var book = book
    var lines: [Int: Line] = [:]
    var seen: Set<RemittedClaim> = []
    // Takebacks first: a corrected answer may stand before the takeback it follows.
    let order = remittance.claims.indices.sorted {
      let left = remittance.claims[$0].status == .reversal
      let right = remittance.claims[$1].status == .reversal
      return left == right ? $0 < $1 : left
    }
    for index in order {
      let answer = remittance.claims[index]
      let account = book.account(of: answer)
      var verdict = ClaimAnswer.Verdict.parked(.unknownClaim)
      if unreadable.contains(index) {
        verdict = .parked(.unreadable)
      } else if let off = answer.imbalances(at: index).first {
        verdict = .parked(.doesNotAdd(off: off.said - off.expected))
      } else if let account {
        verdict =
          seen.insert(answer).inserted
          ? ClaimAnswer(answer, on: account, from: id, reasons: reasons).verdict : .parked(.repeated)
      }
      if case .posted(let effect) = verdict, var account {
        account.take(effect, of: answer)
        book.set(account)
      }
      lines[index] = Line(index: index, answer: answer, claim: account?.claim, verdict: verdict)
    }
    self.id = id
    self.remittance = remittance
    self.lines = remittance.claims.indices.compactMap { lines[$0] }
    self.book = book
  }

  /// What the claims do not explain of the deposit. It waits in suspense.
  public var difference: Money { remittance.difference }

  /// Money of the deposit that found its place: claims, and what the payer took or gave beside them.
  public var posted: Money {
    lines.reduce(.zero) { $0 + ($1.isParked ? .zero : $1.answer.paid) }
      - remittance.providerAdjustments.reduce(.zero) { $0 + $1.amount }
  }

  /// Money that waits in suspense.
  public var parked: Money {
    lines.reduce(difference) { $0 + ($1.isParked ? $1.answer.paid : .zero) }
  }

  /// The payment arrives, all of it unexplained at first.
  public var deposit: [LedgerEntry] {
    PatientMoney.moving(remittance.payment, from: .suspense(id), to: .cash)
  }

  /// What the payer took or gave beside claims: each a posting of its own, so that each can be put down to its claim.
  public var providerAdjustments: [(entries: [LedgerEntry], note: String)] {
    remittance.providerAdjustments.map { adjustment in
      let other: Account = adjustment.isInterest ? .interest : .payerBalance(remittance.payer.number)
      return (
        PatientMoney.moving(adjustment.amount, from: .suspense(id), to: other), Posting.note(of: adjustment)
      )
    }
  }
}

extension Remittance {
  /// What the deposit is said to be made of but is not: zero in a sound file, below zero when its claims come to more.
  public var difference: Money {
    payment - claims.reduce(.zero) { $0 + $1.paid } + providerAdjustments.reduce(.zero) { $0 + $1.amount }
  }
}

extension ProviderAdjustment {
  /// L6: paid for answering late.
  public var isInterest: Bool { reason == "L6" }
}

extension ClaimAccount {
  /// Takes in an answer that was posted.
  public mutating func take(_ effect: ClaimAnswer.Effect, of answer: RemittedClaim) {
    let receivable = Account.payerReceivable(claim.id)
    open += effect.entries.filter { $0.account == receivable }.total
    if let place = effect.reverses {
      answers[place].isReversed = true
      return
    }
    guard answer.status != .predetermination else { return }
    answers.append(
      KnownClaim.Answer(
        turn: answer.status.turn, payerClaimNumber: answer.payerClaimNumber, charge: answer.charge, paid: answer.paid,
        entries: effect.entries))
  }
}
