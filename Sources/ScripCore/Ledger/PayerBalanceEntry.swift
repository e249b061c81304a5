/// One entry on a payer's own account.
public struct PayerBalanceEntry: Sendable {
  public let payer: String
  public let cause: Posting.Cause
  /// Above zero what the payer took, or what was taken off a claim again.
  public let amount: Money
  public let note: String?
  public let day: CalendarDay
  /// The payment it came with; nil of what was put down.
  public let remittance: RemittanceID?

  public init(
    payer: String, cause: Posting.Cause, amount: Money, note: String?, day: CalendarDay, remittance: RemittanceID?
  ) {
    self.payer = payer
    self.cause = cause
    self.amount = amount
    self.note = note
    self.day = day
    self.remittance = remittance
  }

  /// The payer carried it from or to another payment.
  public var isCarried: Bool { cause == .providerAdjustment && Posting.isCarried(note: note) }

  /// Which claim or account it is about, as the payer names it.
  public var reference: String? { cause == .providerAdjustment ? Posting.reference(inNote: note) : nil }

  public var movement: PayerBalance.Movement { PayerBalance.Movement(cause, amount, isCarried: isCarried) }
}
