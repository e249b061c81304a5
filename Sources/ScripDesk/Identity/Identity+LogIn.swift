import ScripCore
import ScripSQL
import ScripStore
import Seal

extension Identity {
  /// What a try to sign in came to.
  public enum LogIn: Hashable, Sendable {
    /// The browser keeps `token`; with several memberships the person chooses a practice next.
    case signedIn(token: String, mustChoose: Bool)
    /// Wrong address, wrong password, disabled or without any practice: nobody is told which.
    case refused
    case wait(seconds: Int)
  }

  /// Signs a person in and ends the sign-in that the browser had before.
  ///
  /// The try is counted before the password is looked at, so that many tries at once are counted too.
  public func logIn(
    email: String, password: String, address: String, replacing oldToken: String? = nil
  ) async throws -> LogIn {
    let moment = now()
    let folded = EmailAddress(email)?.description ?? email.lowercased()
    let account = Self.digest(folded)
    let place = Self.digest(address)
    let attempt: ID<Noun.Request> = Self.newID(at: moment)
    let settings = settings
    let counted = try await write { connection -> (wait: Int, login: Login?) in
      let since = moment.adding(seconds: -settings.attemptWindowSeconds)
      let earlier = try connection.loginAttempts(account: account, address: place, since: since)
      let wait = settings.wait(after: earlier.count, last: earlier.last, now: moment)
      guard wait == 0 else { return (wait, nil) }
      try connection.addLoginAttempt(attempt, account: account, address: place, at: moment)
      try connection.sweepLoginAttempts(before: since.adding(seconds: -settings.attemptWindowSeconds))
      return (0, try connection.login(email: folded))
    }
    guard counted.wait == 0 else { return .wait(seconds: counted.wait) }
    let login = counted.login
    let isRight = try await passwords.fits(password, login.map { PasswordHash(text: $0.passwordHash) })
    guard let login, isRight, login.disabledAt == nil, login.failures < settings.failuresMax else {
      try await countFailure(of: login, place: place)
      return .refused
    }
    return try await begin(login, account: account, place: place, replacing: oldToken)
  }

  /// Counts a wrong password. Every fifth in a row leaves a line with the practices that the log-in opens, up to the
  /// one that shuts it: guessing is seen, and cannot fill their audit.
  private func countFailure(of login: Login?, place: Digest) async throws {
    // An unknown address costs a transaction too: the answer takes as long.
    let moment = now()
    let id = login?.id ?? Self.newID(at: moment)
    let (audit, settings) = (IdentityAudit(at: moment, address: place), settings)
    try await write { connection in
      try connection.countFailure(of: id)
      guard let failures = try connection.login(id)?.failures, failures <= settings.failuresMax,
        failures.isMultiple(of: settings.attemptsBeforeSlowing)
      else { return }
      try audit.tellAll(of: id, "LogIn", .refused, by: nil, in: connection)
    }
  }

  private func begin(_ login: Login, account: Digest, place: Digest, replacing oldToken: String?) async throws -> LogIn
  {
    let moment = now()
    let draft = SignInDraft(at: moment, settings: settings)
    let audit = IdentityAudit(at: moment, address: place)
    return try await write { connection in
      let memberships = try connection.memberships(of: login.id, at: moment)
      guard !memberships.isEmpty else { return .refused }
      try connection.forgetLoginAttempts(account: account, address: place)
      try connection.setFailures(0, of: login.id)
      if let oldToken { try connection.endSignIn(tokenDigest: Self.digest(oldToken)) }
      try connection.sweepSignIns(before: moment)
      try draft.save(
        in: connection, login: login.id, membership: memberships.count == 1 ? memberships[0] : nil, address: place)
      try audit.tellAll(of: login.id, "LogIn", by: login.id, in: connection)
      return .signedIn(token: draft.token, mustChoose: memberships.count > 1)
    }
  }
}

extension Identity.Settings {
  /// Seconds until the next try is looked at; 0 is now.
  func wait(after attempts: Int, last: Moment?, now: Moment) -> Int {
    guard let last, attempts >= attemptsBeforeSlowing else { return 0 }
    let pause =
      attempts >= attemptsMax ? attemptWindowSeconds : Int64(2) << Int64(attempts - attemptsBeforeSlowing)
    let left = last.adding(seconds: pause).milliseconds - now.milliseconds
    return left > 0 ? Int((left + 999) / 1000) : 0
  }
}

/// A sign-in about to be saved: everything random is drawn before the transaction.
struct SignInDraft: Sendable {
  let id: SignInID
  let token = Identity.newToken()
  let formSecret = FormSecret()
  let moment: Moment
  let endsAt: Moment

  init(at moment: Moment, settings: Identity.Settings) {
    id = Identity.newID(at: moment)
    self.moment = moment
    endsAt = moment.adding(seconds: settings.absoluteSeconds)
  }

  func save(
    in connection: borrowing Connection, login: LoginID, membership: Membership?, address: Digest
  ) throws {
    try connection.addSignIn(
      id, tokenDigest: Identity.digest(token), login: login, membership: membership,
      formToken: formSecret.text(of: login, in: membership?.practice), addressDigest: address, at: moment,
      endsAt: endsAt)
  }
}
