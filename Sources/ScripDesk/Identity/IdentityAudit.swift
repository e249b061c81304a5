import ScripCore
import ScripSQL
import ScripStore
import Seal

/// What the audit is told about log-ins: who did what to which, from where, never a secret.
///
/// A log-in opens every practice that it has a membership in, so each of them is told, in the transaction of the act.
/// Everything random is drawn before it.
struct IdentityAudit: Sendable {
  private let moment: Moment
  private let address: Digest?
  private let ids: IDs

  /// `address` is nil for what is done on the machine itself, by `scrip user`.
  init(at moment: Moment, address: Digest? = nil) {
    var numbers = UnforeseeableNumbers()
    self.moment = moment
    self.address = address
    ids = IDs(at: moment, seed: numbers.next())
  }

  /// Writes one line in each membership's practice. `person` is who did it; nil when nobody was known to: the operator
  /// of the machine, or somebody who had the wrong password.
  func tell(
    _ memberships: [Membership], _ act: String, _ outcome: AuditLine.Outcome = .done, by person: LoginID?,
    about subjects: [String], in connection: borrowing Connection
  ) throws {
    var ids = ids
    for membership in memberships {
      let line = AuditLine(
        id: ids.next(), happenedAt: moment, act: act, outcome: outcome, login: person,
        membership: person == nil ? nil : membership.id, addressDigest: address, subjects: subjects,
        contentDigest: nil)
      try connection.append(line, of: membership.practice)
    }
  }

  /// The same about one log-in, in every practice that it opens now.
  func tellAll(
    of login: LoginID, _ act: String, _ outcome: AuditLine.Outcome = .done, by person: LoginID?,
    in connection: borrowing Connection
  ) throws {
    try tell(
      try connection.memberships(of: login, at: moment), act, outcome, by: person,
      about: [AuditLine.subject("login", login)], in: connection)
  }
}
