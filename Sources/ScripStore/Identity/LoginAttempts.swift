import ScripCore
import ScripSQL
import Seal

extension Connection {
  /// When somebody last tried this account from this address since `moment`, and how often.
  ///
  /// Accounts and addresses are known by digest only: an address nobody has is counted like any other.
  /// Promises: one statement; index `login_attempt_by_account`.
  public func loginAttempts(
    account: Digest, address: Digest, since moment: Moment
  ) throws -> (count: Int, last: Moment?) {
    let found = try first(
      """
      SELECT COUNT(*), MAX(tried_at) FROM login_attempt
      WHERE account_digest = \(account.bytes) AND address_digest = \(address.bytes) AND tried_at > \(moment)
      """
    ) { row in (count: try row.int(0), last: try row.optionalInt64(1).map(Moment.init(milliseconds:))) }
    return found ?? (0, nil)
  }

  public func addLoginAttempt<Noun>(_ id: ID<Noun>, account: Digest, address: Digest, at moment: Moment) throws {
    try insert(
      into: .loginAttempt,
      ["id": id, "account_digest": account.bytes, "address_digest": address.bytes, "tried_at": moment])
  }

  public func forgetLoginAttempts(account: Digest, address: Digest) throws {
    try execute(
      "DELETE FROM login_attempt WHERE account_digest = \(account.bytes) AND address_digest = \(address.bytes)")
  }

  /// Removes tries that no rule looks at any more.
  public func sweepLoginAttempts(before moment: Moment) throws {
    try execute("DELETE FROM login_attempt WHERE tried_at <= \(moment)")
  }
}
