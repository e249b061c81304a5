import ScripCore
import ScripSQL
import ScripStore

/// Puts down to a claim what its payer took or gave beside claims (PLB).
public struct ApplyPayerBalance: Act {
  public static let permission = Permission.postMoney
  /// The payer's number, as its balance has it.
  let payer: String
  let controlNumber: String
  /// Of what it took, or of what it gave; nil where there is only one of them.
  let isTaken: Bool?
  /// How much of the balance: the claim is open again by what was taken, and paid by what was given.
  let amount: Money
  let reason: String

  public init(payer: String, controlNumber: String, amount: Money, isTaken: Bool? = nil, reason: String) {
    self.payer = payer
    self.isTaken = isTaken
    self.controlNumber = controlNumber
    self.amount = amount
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    guard let stored = try connection.claim(numbered: controlNumber),
      let account = try connection.claimAccount(of: stored.id, &context)
    else {
      return .refused(.invalid("claim", "No claim of ours has this number. It stands in box 26 of the claim."))
    }
    let answers = try connection.answers(to: [stored.id])
    guard let place = answers.last?.place else {
      return .refused(.invalid("claim", "The payer has not answered this claim, so none of its money stands there."))
    }
    let asked = account.claim.payer
    guard try connection.isBalance(of: payer, ofPayerOf: asked, answering: answers) else {
      return .refused(.invalid("claim", "This claim went to \(asked.name). Choose one of the payer’s own."))
    }
    let balance = PayerBalance(try connection.payerBalanceEntries().filter { $0.payer == payer }.map(\.movement))
    guard isTaken != nil || balance.taken == .zero || balance.given == .zero else {
      return .refused(.invalid("payer", "Choose whether it is of what this payer took or of what it gave."))
    }
    let isTaken = isTaken ?? (balance.taken > .zero)
    if !isTaken, balance.given == .zero, balance.carried > .zero {
      return .refused(
        .invalid(
          "payer",
          "The \(balance.carried.shown) that this payer carried forward is a debt: it will be held back from a payment to "
            + "come, and is no claim’s."))
    }
    let entries: [LedgerEntry]
    do throws(PostingRefusal) {
      entries = try account.apply(amount, of: payer, having: isTaken ? balance.taken : -balance.given)
    } catch { return .refused(Refusal(error)) }
    let patient = account.claim.patient
    try connection.book(.payerBalanceApplied, entries, patient: patient, claim: stored.id, note: reason, &context)
    if isTaken {
      try connection.append(
        StoredDenial(
          id: context.ids.next(), place: place, claim: stored.id, patient: patient, episode: account.claim.episode,
          openedOn: context.today, filingEnds: account.claim.filingEnds,
          denial: .takeback(amount: amount, remarks: [])))
    } else if account.open == amount {
      for denial in try connection.openDenials(of: stored.id) {
        try connection.close(denial.id, how: .nothingOpen, by: context.membership, at: context.moment)
      }
    }
    return .done(true, subjects: [Subject("claim", stored.id)])
  }
}

extension Connection {
  /// Payers with something that nobody has put down to a claim, or that they carried forward, by their number.
  func openPayerBalances() throws -> [(number: String, open: PayerBalance, entries: [PayerBalanceEntry])] {
    Dictionary(grouping: try payerBalanceEntries(), by: \.payer).sorted { $0.key < $1.key }.compactMap {
      let open = PayerBalance($0.value.map(\.movement))
      return open.isForClaims || open.carried != .zero ? ($0.key, open, $0.value) : nil
    }
  }

  /// Whether a balance is that of the payer a claim went to.
  ///
  /// A payer's file may name it otherwise than its plan does, so its name, and answers to the claim that came under the
  /// balance's number, count as well as the number itself.
  func isBalance(
    of payer: String, ofPayerOf asked: ClaimPayer, answering answers: [StoredAnswer]
  ) throws -> Bool {
    if asked.number == payer { return true }
    if let name = try payerName(numbered: payer), plainCapitals(name) == plainCapitals(asked.name) { return true }
    for remittance in Set(answers.map(\.place.remittance)) {
      if try self.remittance(remittance)?.payerNumber == payer { return true }
    }
    return false
  }
}

/// What payers took or gave beside claims and nobody has put down to a claim.
public struct ShowPayerBalances: Query {
  public static let permission = Permission.readMoney

  public struct Balance: Sendable {
    public let number: String
    public let name: String
    /// What it took and what it gave, never set off against each other.
    public let open: PayerBalance
    /// What it said of each, and what was put down since, in its order.
    public let entries: [PayerBalanceEntry]
    /// Our claims that its entries are about, by what the payer calls them.
    public let claims: [String: StoredClaim]
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Balance]> {
    Found(
      try connection.openPayerBalances().map { number, open, entries in
        Balance(
          number: number, name: try connection.payerName(numbered: number) ?? number, open: open, entries: entries,
          claims: try connection.claims(namedBeside: entries.compactMap(\.reference), by: number))
      })
  }
}
