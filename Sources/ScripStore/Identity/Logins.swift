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
    try insert(
      into: .login,
      [
        "id": login.id, "email": login.email, "name": login.name, "password_hash": login.passwordHash,
        "added_at": moment, "failures": 0, "disabled_at": Value.null,
      ])
  }

  /// Keeps a new password and forgives earlier wrong ones.
  public func setPasswordHash(_ hash: String, of login: LoginID) throws {
    try change(.login, login) { row in
      row["password_hash"] = hash
      row["failures"] = 0
    }
  }

  public func setFailures(_ failures: Int, of login: LoginID) throws {
    try change(.login, login) { $0["failures"] = failures }
  }

  public func countFailure(of login: LoginID) throws {
    try change(.login, login) { $0["failures"] = $0.int("failures") + 1 }
  }

  public func disable(_ login: LoginID, at moment: Moment) throws {
    try change(.login, login) { row in
      if row.isNull("disabled_at") { row["disabled_at"] = moment }
    }
  }

  private static func login(_ row: Row) throws -> Login {
    Login(
      id: try row.id(0), email: try row.text(1), name: try row.text(2), passwordHash: try row.text(3),
      failures: try row.int(4), disabledAt: try row.optionalInt64(5).map(Moment.init(milliseconds:)))
  }
}
