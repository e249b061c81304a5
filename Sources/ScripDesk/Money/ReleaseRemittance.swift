import ScripCore
import ScripSQL
import ScripStore

/// A person says of a held payment that it is one of ours, or that it is not.
public struct ReleaseRemittance: Act {
  public static let permission = Permission.postMoney
  let remittance: RemittanceID
  /// False: set aside, nothing of it is posted.
  let isOurs: Bool
  let reason: String

  public init(remittance: RemittanceID, isOurs: Bool, reason: String) {
    self.remittance = remittance
    self.isOurs = isOurs
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard let stored = try connection.remittance(remittance), let content = try connection.content(of: remittance)
    else {
      return .refused(.notFound)
    }
    guard stored.state == .held || stored.state == .unreadable else {
      return .refused(Refusal(.conflict, "Somebody decided about this payment meanwhile. Look at it again."))
    }
    guard !reason.isEmpty else { return .refused(.whyMissing) }
    let subjects = [Subject("remittance", remittance)]
    guard isOurs else {
      try connection.note(
        stored.state == .held ? .setAside : .setAsideUnread, of: remittance, reason: reason, difference: .zero,
        at: context.moment)
      return .done(false, subjects: subjects)
    }
    guard stored.state == .held else {
      return .refused(
        Refusal(.conflict, "What could not be read is not posted. Ask for the file again, or enter the paper by hand."))
    }
    let loaded = try connection.claims(named: content.claims, &context)
    let posting = RemittancePosting(
      content, id: remittance, book: loaded.book, reasons: context.reference.reasons)
    try connection.note(
      .deposited(unexplained: posting.difference), of: remittance, reason: reason, difference: posting.difference,
      at: context.moment)
    try connection.write(posting, loaded, &context)
    return .done(true, subjects: subjects)
  }
}
