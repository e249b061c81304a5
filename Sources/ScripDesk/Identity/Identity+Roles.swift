import ScripCore
import ScripSQL
import ScripStore

extension Identity {
  /// Says anew what a person does in a practice; which therapist they are stays. `scrip user roles`.
  ///
  /// Their membership goes on as a new one; sign-ins in that practice end. A practice keeps an owner who may sign in:
  /// `Failure.lastOwner`. Roles that they have already change nothing and end nothing.
  public func setRoles(_ roles: Set<Role>, email: String, practice: PracticeID) async throws {
    precondition(!roles.isEmpty, "Whoever works in a practice has a role; endMembership ends it")
    let moment = now()
    let id: MembershipID = Self.newID(at: moment)
    let audit = IdentityAudit(at: moment)
    try await write { connection in
      let login = try Self.known(email, in: connection).id
      guard let old = try connection.memberships(of: login, at: moment).first(where: { $0.practice == practice }) else {
        throw Failure.elsewhere
      }
      guard old.roles != roles else { return }
      if old.roles.contains(.owner), !roles.contains(.owner),
        try !Self.hasOwner(practice, besides: login, at: moment, in: connection)
      {
        throw Failure.lastOwner
      }
      let membership = Membership(
        id: id, practice: practice, practiceName: "", login: login, roles: roles, therapist: old.therapist)
      try connection.endMemberships(of: login, in: practice, at: moment)
      try connection.add(membership, from: moment)
      try audit.tell([membership], "SetRoles", by: nil, about: membership.subjects, in: connection)
    }
  }

  private static func hasOwner(
    _ practice: PracticeID, besides login: LoginID, at moment: Moment, in connection: borrowing Connection
  ) throws -> Bool {
    for other in try connection.logins() where other.id != login && other.disabledAt == nil {
      let memberships = try connection.memberships(of: other.id, at: moment)
      if memberships.contains(where: { $0.practice == practice && $0.roles.contains(.owner) }) { return true }
    }
    return false
  }
}
