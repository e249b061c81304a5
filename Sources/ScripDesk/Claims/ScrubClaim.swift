import ScripCore
import ScripSQL
import ScripStore

/// Builds a claim anew from what the records say now, and tells whether it may go.
public struct ScrubClaim: Act {
  public static let permission = Permission.postMoney
  let claim: ClaimID

  public init(claim: ClaimID) { self.claim = claim }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<ClaimStanding> {
    guard let found = try connection.claim(claim) else { return .refused(.notFound) }
    guard found.standing.isDraft || found.standing == .rejected else {
      return .refused(
        Refusal(.conflict, "This claim has been sent. Replace or void it once the payer has answered."))
    }
    let check = try connection.recheck(found, &context)
    let words =
      check.standing == .ready
      ? "Checked: ready to send." : "Checked: \(check.findings.count { $0.level == .stops }) to fix."
    try connection.tell(.checked, words, of: claim, &context)
    return .done(check.standing, subjects: [Subject("claim", claim)])
  }
}
