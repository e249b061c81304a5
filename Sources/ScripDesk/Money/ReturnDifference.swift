import ScripCore
import ScripSQL
import ScripStore

/// Notes that what a payment held beyond its claims went back to the payer. It leaves suspense by this decision alone.
public struct ReturnDifference: Act {
  public static let permission = Permission.postMoney
  let remittance: RemittanceID
  let reason: String

  public init(remittance: RemittanceID, reason: String) {
    self.remittance = remittance
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Money> {
    guard let stored = try connection.remittance(remittance) else { return .refused(.notFound) }
    guard stored.state == .unexplained else {
      return .refused(Refusal(.conflict, "Every cent of this payment is explained. Look at it again."))
    }
    let difference = stored.difference
    guard difference > .zero else {
      return .refused(
        Refusal(.conflict, "The claims come to more than the payment: nothing can go back. Ask the payer for it."))
    }
    guard !reason.isEmpty, reason.count <= 200 else {
      return .refused(.invalid("reason", "Write why, in at most 200 letters, for whoever looks at it later."))
    }
    var entries: [LedgerEntry] = []
    entries.move(difference, from: .cash, to: .suspense(remittance))
    try connection.book(.payerRefund, entries, remittance: remittance, note: reason, &context)
    try connection.note(
      .posted, of: remittance, reason: stored.reason, difference: .zero, at: context.moment)
    return .done(difference, subjects: [Subject("remittance", remittance)])
  }
}
