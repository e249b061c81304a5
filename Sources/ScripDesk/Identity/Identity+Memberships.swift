import ScripCore
import ScripSQL
import ScripStore

extension Identity {
  /// Lets a known person work in one more practice. `scrip user join`.
  ///
  /// Throws `Failure.here` for somebody who works there already: their roles are said anew by `setRoles`.
  public func addMembership(
    email: String, practice: PracticeID, roles: Set<Role>, therapist: TherapistID? = nil
  ) async throws {
    let moment = now()
    let id: MembershipID = Self.newID(at: moment)
    let audit = IdentityAudit(at: moment)
    try await write { connection in
      let login = try Self.known(email, in: connection)
      guard try connection.memberships(of: login.id, at: moment).allSatisfy({ $0.practice != practice }) else {
        throw Failure.here
      }
      let membership = Membership(
        id: id, practice: practice, practiceName: "", login: login.id, roles: roles, therapist: therapist)
      try connection.add(membership, from: moment)
      try audit.tell([membership], "AddMembership", by: nil, about: membership.subjects, in: connection)
    }
  }

  /// Ends what a person may do in a practice. `scrip user leave`.
  ///
  /// Their sign-ins there are dead with the next request; other practices of theirs go on. A practice keeps an owner
  /// who may sign in: `NoOwnerLeft`.
  public func endMembership(email: String, practice: PracticeID) async throws {
    let moment = now()
    let audit = IdentityAudit(at: moment)
    try await write { connection in
      let login = try Self.known(email, in: connection)
      let ending = try connection.memberships(of: login.id, at: moment).filter { $0.practice == practice }
      guard !ending.isEmpty else { throw Failure.elsewhere }
      try Self.keepOwners(of: ending, besides: login, at: moment, in: connection)
      try connection.endMemberships(of: login.id, in: practice, at: moment)
      let subjects = ending.map { AuditLine.subject("membership", $0.id) }
      try audit.tell(
        ending, "EndMembership", by: nil, about: [AuditLine.subject("login", login.id)] + subjects, in: connection)
    }
  }
}
