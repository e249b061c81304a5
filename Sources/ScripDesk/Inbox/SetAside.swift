import ScripCore
import ScripSQL
import ScripStore

/// Keeps a document that is not a referral out of the inbox, with what it is. It stays findable and can be taken back.
public struct SetAside: Act {
  public static let permission = Permission.signOffReferrals
  let intake: IntakeID
  /// What it is.
  let reason: String

  /// The field that says so.
  public static let reasonField = "reason"

  public init(intake: IntakeID, reason: String) {
    self.intake = intake
    self.reason = reason
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.intake(intake) else { return .refused(.notFound) }
    guard found.state != .signedOff else {
      return .refused(Refusal(.conflict, "This document is signed off as a referral and stays with its chart."))
    }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      return .refused(
        Refusal(
          .invalid, "Nothing was set aside.",
          faults: [.init(Self.reasonField, "Say what it is, such as a laboratory report.")]))
    }
    found.state = .setAside
    found.reason = reason
    try connection.update(found, at: context.moment)
    return .done(true, subjects: [Subject("intake", intake)])
  }
}

/// Brings a document that was set aside back into the inbox.
public struct TakeBack: Act {
  public static let permission = Permission.signOffReferrals
  let intake: IntakeID

  public init(intake: IntakeID) { self.intake = intake }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.intake(intake) else { return .refused(.notFound) }
    guard found.state == .setAside else {
      return .refused(Refusal(.conflict, "This document was not set aside; nothing was changed."))
    }
    found.state = try connection.reading(of: intake) == nil ? .unreadable : .review
    found.reason = nil
    try connection.update(found, at: context.moment)
    return .done(true, subjects: [Subject("intake", intake)])
  }
}
