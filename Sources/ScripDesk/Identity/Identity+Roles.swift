import ScripCore
import ScripSQL
import ScripStore

extension Identity {
  /// Says anew what a person does in a practice; which therapist they are stays. `scrip user roles`.
  ///
  /// Their membership goes on as a new one; sign-ins in that practice end. A practice keeps an owner who may sign in:
  /// `NoOwnerLeft`. Roles that they have already change nothing and end nothing.
  public func setRoles(_ roles: Set<Role>, email: String, practice: PracticeID) async throws {
    precondition(!roles.isEmpty, "Whoever works in a practice has a role; endMembership ends it")
    let moment = now()
    let id: MembershipID = Self.newID(at: moment)
    let audit = IdentityAudit(at: moment)
    try await write { connection in
      let login = try Self.known(email, in: connection)
      guard let old = try connection.memberships(of: login.id, at: moment).first(where: { $0.practice == practice })
      else {
        throw Failure.elsewhere
      }
      guard old.roles != roles else { return }
      if !roles.contains(.owner) { try Self.keepOwners(of: [old], besides: login, at: moment, in: connection) }
      let membership = Membership(
        id: id, practice: practice, practiceName: "", login: login.id, roles: roles, therapist: old.therapist)
      try connection.endMemberships(of: login.id, in: practice, at: moment)
      try connection.add(membership, from: moment)
      try audit.tell([membership], "SetRoles", by: nil, about: membership.subjects, in: connection)
    }
  }
}
