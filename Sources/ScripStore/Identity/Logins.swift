import ScripCore
import ScripSQL

/// A person's way in. What they may do is said by memberships.
public struct Login: Hashable, Sendable {
  public let id: LoginID
  /// Folded: trimmed and in lower case.
  public let email: String
  /// How the person is named to colleagues.
  public let name: String
  /// argon2id, as stored.
  public let passwordHash: String
  /// Wrong passwords since the last right one.
  public let failures: Int
  public let disabledAt: Moment?

  public init(
    id: LoginID, email: String, name: String, passwordHash: String, failures: Int = 0, disabledAt: Moment? = nil
  ) {
    self.id = id
    self.email = email
    self.name = name
    self.passwordHash = passwordHash
    self.failures = failures
    self.disabledAt = disabledAt
  }
}

extension Connection {
  /// The login with this folded address.
  public func login(email: String) throws -> Login? {
    try first(
      "SELECT id, email, name, password_hash, failures, disabled_at FROM login WHERE email = \(email)",
      Self.login)
  }

  /// Every login, by address. Scope `.installation`.
  public func logins() throws -> [Login] {
    try map("SELECT id, email, name, password_hash, failures, disabled_at FROM login ORDER BY email", Self.login)
  }

  public func login(_ id: LoginID) throws -> Login? {
    try first(
      "SELECT id, email, name, password_hash, failures, disabled_at FROM login WHERE id = \(id)", Self.login)
  }

  /// Fails with a unique constraint when the address is taken.
  public func add(_ login: Login, at moment: Moment) throws {
    try execute(
      """
      INSERT INTO login (id, email, name, password_hash, added_at, failures)
      VALUES (\(login.id), \(login.email), \(login.name), \(login.passwordHash), \(moment), 0)
      """)
  }

  /// Keeps a new password and forgives earlier wrong ones.
  public func setPasswordHash(_ hash: String, of login: LoginID) throws {
    try execute("UPDATE login SET password_hash = \(hash), failures = 0 WHERE id = \(login)")
  }

  public func setFailures(_ failures: Int, of login: LoginID) throws {
    try execute("UPDATE login SET failures = \(failures) WHERE id = \(login)")
  }

  public func countFailure(of login: LoginID) throws {
    try execute("UPDATE login SET failures = failures + 1 WHERE id = \(login)")
  }

  public func disable(_ login: LoginID, at moment: Moment) throws {
    try execute("UPDATE login SET disabled_at = \(moment) WHERE id = \(login) AND disabled_at IS NULL")
  }

  private static func login(_ row: Row) throws -> Login {
    Login(
      id: try row.id(0), email: try row.text(1), name: try row.text(2), passwordHash: try row.text(3),
      failures: try row.int(4), disabledAt: try row.optionalInt64(5).map(Moment.init(milliseconds:)))
  }
}
