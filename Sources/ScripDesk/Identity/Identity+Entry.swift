import ScripCore
import ScripSQL
import ScripStore
import Seal

extension Identity {
  /// Somebody with a living sign-in: a caller, or a person who still has to choose a practice.
  public struct Entry: Hashable, Sendable {
    public let login: LoginID
    public let name: String
    public let caller: Caller?
    public let formToken: String
  }

  /// Who is behind a token now. Nil when the sign-in has ended, was idle too long or is too old, when the login is
  /// disabled, or when the membership is over: each takes effect with the next request.
  public func entry(token: String, address: String) async throws -> Entry? {
    guard token.utf8.count == 64 else { return nil }
    let digest = Self.digest(token)
    let moment = now()
    let found = try await read { connection in
      try connection.signIn(tokenDigest: digest, at: moment)
    }
    guard let found, found.isAlive(at: moment, idleSeconds: settings.idleSeconds) else { return nil }
    if moment >= found.seenAt.adding(seconds: settings.seenSeconds) {
      try await write { try $0.noteSeen(found.id, at: moment) }
    }
    return Entry(
      login: found.login, name: found.name, caller: found.caller(address: address), formToken: found.formToken)
  }

  /// Ends a sign-in; ending one that is over already is fine.
  public func logOut(token: String, address: String) async throws {
    let digest = Self.digest(token)
    let moment = now()
    let audit = IdentityAudit(at: moment, address: Self.digest(address))
    try await write { connection in
      if let found = try connection.signIn(tokenDigest: digest, at: moment) {
        let memberships = try found.membership.map { [$0] } ?? connection.memberships(of: found.login, at: moment)
        let subject = AuditLine.subject("login", found.login)
        try audit.tell(memberships, "LogOut", by: found.login, about: [subject], in: connection)
      }
      try connection.endSignIn(tokenDigest: digest)
    }
  }

  /// A practice that a person may go to work in.
  public struct Workplace: Hashable, Sendable {
    public let practice: PracticeID
    public let name: String
    public let roles: Set<Role>
  }

  /// The practices that a person may choose from, by name.
  public func workplaces(of login: LoginID) async throws -> [Workplace] {
    let moment = now()
    return try await read { connection in
      try connection.memberships(of: login, at: moment).map {
        Workplace(practice: $0.practice, name: $0.practiceName, roles: $0.roles)
      }
    }
  }

  /// Goes to work in a practice, under a new token; nil when the person does not work there.
  public func choose(
    _ practice: PracticeID, login: LoginID, address: String, replacing oldToken: String
  ) async throws -> String? {
    let moment = now()
    let draft = SignInDraft(at: moment, settings: settings)
    let audit = IdentityAudit(at: moment, address: Self.digest(address))
    return try await write { connection in
      let memberships = try connection.memberships(of: login, at: moment)
      guard let membership = memberships.first(where: { $0.practice == practice }) else { return nil }
      try connection.endSignIn(tokenDigest: Self.digest(oldToken))
      try draft.save(in: connection, login: login, membership: membership, address: Self.digest(address))
      let subject = AuditLine.subject("login", login)
      try audit.tell([membership], "ChoosePractice", by: login, about: [subject], in: connection)
      return draft.token
    }
  }
}

extension SignIn {
  /// Neither idle too long nor too old. A clock that goes back does not give time: `seenAt` never moves backwards.
  func isAlive(at moment: Moment, idleSeconds: Int64) -> Bool {
    moment < endsAt && moment < seenAt.adding(seconds: idleSeconds)
  }

  func caller(address: String) -> Caller? {
    membership.map {
      Caller(
        practice: $0.practice, login: login, membership: $0.id, signIn: id, therapist: $0.therapist, name: name,
        roles: $0.roles, address: address)
    }
  }
}
