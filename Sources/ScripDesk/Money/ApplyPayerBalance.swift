import ScripCore
import ScripSQL
import ScripStore

/// Puts down to a claim what its payer took or gave beside claims (PLB).
public struct ApplyPayerBalance: Act {
  public static let permission = Permission.postMoney
  /// The payer's number, as its balance has it.
  let payer: String
  let controlNumber: String
  /// How much of the balance: the claim is open again by what was taken, and paid by what was given.
  let amount: Money
  let reason: String

  public init(payer: String, controlNumber: String, amount: Money, reason: String) {
    self.payer = payer
    self.controlNumber = controlNumber
    self.amount = amount
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard !reason.isEmpty else { return .refused(.invalid("reason", "Write why, for whoever looks at it later.")) }
    guard let stored = try connection.claim(numbered: controlNumber),
      let account = try connection.claimAccount(of: stored.id, &context)
    else {
      return .refused(.invalid("claim", "No claim of ours has this number. It stands in box 26 of the claim."))
    }
    guard let place = try connection.answers(to: [stored.id]).last?.place else {
      return .refused(.invalid("claim", "The payer has not answered this claim, so none of its money stands there."))
    }
    let balance = try connection.balance(of: .payerBalance(payer))
    let entries: [LedgerEntry]
    do throws(PostingRefusal) {
      entries = try account.apply(amount, of: payer, having: balance)
    } catch { return .refused(Refusal(error)) }
    let patient = account.claim.patient
    try connection.book(.payerBalanceApplied, entries, patient: patient, claim: stored.id, note: reason, &context)
    if balance > .zero {
      try connection.append(
        StoredDenial(
          id: context.ids.next(), place: place, claim: stored.id, patient: patient, episode: account.claim.episode,
          openedOn: context.today, filingEnds: account.claim.filingEnds,
          denial: .takeback(amount: amount, remarks: [])))
    }
    return .done(true, subjects: [Subject("claim", stored.id)])
  }
}

/// What payers took or gave beside claims and nobody has put down to a claim.
public struct ShowPayerBalances: Query {
  public static let permission = Permission.readMoney

  public struct Balance: Sendable {
    public let number: String
    public let name: String
    /// Above zero when the payer took it.
    public let amount: Money
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Balance]> {
    Found(
      try connection.payerBalances().map { number, amount in
        Balance(number: number, name: try connection.payerName(numbered: number) ?? number, amount: amount)
      })
  }
}
