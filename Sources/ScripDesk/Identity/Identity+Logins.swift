import ScripCore
import ScripSQL
import ScripStore
import Seal

extension Identity {
  /// Why a login is not added or changed.
  public enum Failure: Error, Hashable, Sendable {
    case notAnAddress
    case nameless
    case taken
    /// The person works in the practice that was named already.
    case here
    case unknown
    /// The person does not work in the practice that was named.
    case elsewhere
    case wrongPassword
    case password(PasswordRule)
    case wait(seconds: Int)
  }

  /// Adds a person with one membership. `scrip user add`.
  public func addLogin(
    email: String, name: String, password: String, practice: PracticeID, roles: Set<Role>,
    therapist: TherapistID? = nil
  ) async throws -> LoginID {
    guard let address = EmailAddress(email) else { throw Failure.notAnAddress }
    if name.allSatisfy(\.isWhitespace) { throw Failure.nameless }
    if let rule = PasswordRule.broken(by: password, email: address.description) { throw Failure.password(rule) }
    let hash = try await passwords.hash(password).text
    let moment = now()
    let login = Login(id: Self.newID(at: moment), email: address.description, name: name, passwordHash: hash)
    let membership = Membership(
      id: Self.newID(at: moment), practice: practice, practiceName: "", login: login.id, roles: roles,
      therapist: therapist)
    let audit = IdentityAudit(at: moment)
    try await write { connection in
      guard try connection.login(email: login.email) == nil else { throw Failure.taken }
      try connection.add(login, at: moment)
      try connection.add(membership, from: moment)
      try audit.tell([membership], "AddLogin", by: nil, about: membership.subjects, in: connection)
    }
    return login.id
  }

  /// Everybody with a login, by address, and what they may do where now. `scrip user list`.
  public func everybody() async throws -> [(login: Login, memberships: [Membership])] {
    let moment = now()
    return try await read { connection in
      try connection.logins().map { (login: $0, memberships: try connection.memberships(of: $0.id, at: moment)) }
    }
  }

  /// Says which therapist of the schedule a person is, so that they write and sign notes. `scrip user therapist`.
  ///
  /// Their membership goes on as a new one with the same roles; sign-ins in that practice end.
  public func setTherapist(_ therapist: TherapistID, email: String, practice: PracticeID) async throws {
    let moment = now()
    let id: MembershipID = Self.newID(at: moment)
    let audit = IdentityAudit(at: moment)
    try await write { connection in
      let login = try Self.known(email, in: connection).id
      guard let old = try connection.memberships(of: login, at: moment).first(where: { $0.practice == practice }) else {
        throw Failure.elsewhere
      }
      let membership = Membership(
        id: id, practice: practice, practiceName: "", login: login, roles: old.roles, therapist: therapist)
      try connection.endMemberships(of: login, in: practice, at: moment)
      try connection.add(membership, from: moment)
      try audit.tell([membership], "SetTherapist", by: nil, about: membership.subjects, in: connection)
    }
  }

  /// Shuts a person out, everywhere and at once. `scrip user disable`.
  ///
  /// A practice keeps an owner who may sign in: `NoOwnerLeft`.
  public func disable(email: String) async throws {
    let moment = now()
    let audit = IdentityAudit(at: moment)
    try await write { connection in
      let login = try Self.known(email, in: connection)
      let memberships = try connection.memberships(of: login.id, at: moment)
      try Self.keepOwners(of: memberships, besides: login, at: moment, in: connection)
      try connection.disable(login.id, at: moment)
      try connection.endSignIns(of: login.id)
      try audit.tellAll(of: login.id, "DisableLogin", by: nil, in: connection)
    }
  }

  /// Sets a new password without the old one and ends every sign-in. `scrip user password`.
  public func setPassword(_ password: String, email: String) async throws {
    guard let address = EmailAddress(email) else { throw Failure.notAnAddress }
    if let rule = PasswordRule.broken(by: password, email: address.description) { throw Failure.password(rule) }
    let hash = try await passwords.hash(password).text
    let audit = IdentityAudit(at: now())
    try await write { connection in
      let login = try Self.known(email, in: connection)
      try connection.setPasswordHash(hash, of: login.id)
      try connection.endSignIns(of: login.id)
      try audit.tellAll(of: login.id, "SetPassword", by: nil, in: connection)
    }
  }

  /// A person's own new password: the old one is asked for, every other sign-in ends, this one goes on under a new
  /// token, which is answered.
  public func changePassword(_ entry: Entry, from old: String, to new: String, address: String) async throws -> String {
    let moment = now()
    let known = try await read { try $0.login(entry.login) }
    guard let known else { throw Failure.unknown }
    try await checkAgain(known, password: old, address: address)
    if let rule = PasswordRule.broken(by: new, email: known.email) { throw Failure.password(rule) }
    let hash = try await passwords.hash(new).text
    let draft = SignInDraft(at: moment, settings: settings)
    let practice = entry.caller?.practice
    let audit = IdentityAudit(at: moment, address: Self.digest(address))
    return try await write { connection in
      try connection.setPasswordHash(hash, of: known.id)
      try connection.endSignIns(of: known.id)
      let membership = try connection.memberships(of: known.id, at: moment).first { $0.practice == practice }
      try draft.save(
        in: connection, login: known.id, membership: membership, address: Self.digest(address))
      try audit.tellAll(of: known.id, "ChangePassword", by: known.id, in: connection)
      return draft.token
    }
  }

  /// Asks for the password once more, under the same limits as signing in: an unattended browser is no way around.
  private func checkAgain(_ login: Login, password: String, address: String) async throws {
    let moment = now()
    let (account, place) = (Self.digest(login.email), Self.digest(address))
    let attempt: ID<Noun.Request> = Self.newID(at: moment)
    let settings = settings
    let wait = try await write { connection in
      let since = moment.adding(seconds: -settings.attemptWindowSeconds)
      let earlier = try connection.loginAttempts(account: account, address: place, since: since)
      let wait = settings.wait(after: earlier.count, last: earlier.last, now: moment)
      if wait == 0 { try connection.addLoginAttempt(attempt, account: account, address: place, at: moment) }
      return wait
    }
    guard wait == 0 else { throw Failure.wait(seconds: wait) }
    guard try await passwords.fits(password, PasswordHash(text: login.passwordHash)) else {
      let audit = IdentityAudit(at: moment, address: place)
      try await write { try audit.tellAll(of: login.id, "ChangePassword", .refused, by: login.id, in: $0) }
      throw Failure.wrongPassword
    }
    try await write { try $0.forgetLoginAttempts(account: account, address: place) }
  }

  static func known(_ email: String, in connection: borrowing Connection) throws -> Login {
    guard let address = EmailAddress(email), let login = try connection.login(email: address.description) else {
      throw Failure.unknown
    }
    return login
  }
}

extension Membership {
  /// Whom and what an audit line about it names.
  var subjects: [String] { [AuditLine.subject("login", login), AuditLine.subject("membership", id)] }
}

extension Identity.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAnAddress: "Write the e-mail address as name@example.org."
    case .nameless: "Write the person's name: it signs what they do."
    case .taken:
      "This e-mail address has a login already. Say anew what the person does, scrip user roles EMAIL --role ROLE, or let "
        + "them work in one more practice, scrip user join EMAIL --practice NAME --role ROLE."
    case .here: "This person works in the practice already. Say anew what they do: scrip user roles EMAIL --role ROLE."
    case .unknown: "No login has this e-mail address."
    case .elsewhere: "This person does not work in the practice. Name another one with --practice."
    case .wrongPassword: "The old password is not right."
    case .password(let rule): rule.fix
    case .wait(let seconds): "Wait \(WaitingTime.shown(seconds: seconds)), then try again."
    }
  }
}
