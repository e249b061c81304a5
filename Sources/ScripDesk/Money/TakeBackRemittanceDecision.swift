import ScripCore
import ScripSQL
import ScripStore

/// Takes back what a person decided about a whole payment: that it is none of ours, or that what its claims do not explain
/// went back to the payer. It waits again.
public struct TakeBackRemittanceDecision: Act {
  public static let permission = Permission.postMoney
  let remittance: RemittanceID
  let reason: String

  public init(remittance: RemittanceID, reason: String) {
    self.remittance = remittance
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let stored = try connection.remittance(remittance), let content = try connection.content(of: remittance)
    else { return .refused(.notFound) }
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    let returned = stored.returned(of: content)
    switch stored.state {
    case .setAside:
      let doubt = try connection.doubt(about: content, today: context.today)
      try connection.note(
        .held, of: remittance, reason: doubt ?? "It was set aside, and taken back: \(reason)", difference: .zero,
        at: context.moment)
    case .setAsideUnread:
      try connection.note(
        .unreadable, of: remittance, reason: "It could not be read whole. It was set aside, and taken back: \(reason)",
        difference: .zero, at: context.moment)
    case .posted where returned > .zero:
      var entries: [LedgerEntry] = []
      entries.move(returned, from: .suspense(remittance), to: .cash)
      try connection.book(.payerRefundTakenBack, entries, remittance: remittance, note: reason, &context)
      try connection.note(
        .unexplained, of: remittance, reason: stored.reason, difference: content.difference, at: context.moment)
    case .posted, .unexplained, .held, .unreadable, .takenBack:
      return .refused(
        Refusal(.conflict, "Nothing is decided about this payment as a whole. Look at it again."))
    }
    return .done(true, subjects: [Subject("remittance", remittance)])
  }
}

extension StoredRemittance {
  /// What its claims did not explain of it and went back to the payer.
  func returned(of content: Remittance) -> Money { state.isInBooks ? content.difference - difference : .zero }

  /// A person decided about it as a whole, and may take that back.
  func isDecided(of content: Remittance) -> Bool {
    state == .setAside || state == .setAsideUnread || returned(of: content) > .zero
  }
}
