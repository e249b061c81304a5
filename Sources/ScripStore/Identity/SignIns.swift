import ScripCore
import ScripSQL
import Seal

/// One signed-in browser. The token itself is known to the browser alone.
public struct SignIn: Hashable, Sendable {
  public let id: SignInID
  public let login: LoginID
  /// The name of the person.
  public let name: String
  /// Nil until a practice is chosen.
  public let membership: Membership?
  /// The secret that every form of this sign-in carries.
  public let formToken: String
  public let seenAt: Moment
  public let endsAt: Moment
}

extension Connection {
  public func addSignIn(
    _ id: SignInID, tokenDigest: Digest, login: LoginID, membership: Membership?, formToken: String,
    addressDigest: Digest, at moment: Moment, endsAt: Moment
  ) throws {
    try insert(
      into: .signIn,
      [
        "id": id, "token_digest": tokenDigest.bytes, "login_id": login, "practice_id": membership?.practice,
        "membership_id": membership?.id, "form_token": formToken, "address_digest": addressDigest.bytes,
        "began_at": moment, "seen_at": moment, "ends_at": endsAt,
      ])
  }

  /// The sign-in behind a token, if its login is not disabled and its membership is in force. Whether it has been
  /// idle for too long is the caller's question.
  ///
  /// Promises: one statement, found by the token's digest.
  public func signIn(tokenDigest: Digest, at moment: Moment) throws -> SignIn? {
    try first(
      """
      SELECT s.id, s.login_id, l.name, s.membership_id, s.practice_id, p.name, m.roles, m.therapist_id,
        s.form_token, s.seen_at, s.ends_at
      FROM sign_in s JOIN login l ON l.id = s.login_id
      LEFT JOIN membership m ON m.practice_id = s.practice_id AND m.id = s.membership_id
      LEFT JOIN practice p ON p.id = s.practice_id
      WHERE s.token_digest = \(tokenDigest.bytes) AND l.disabled_at IS NULL
        AND (s.membership_id IS NULL
          OR (m.from_at <= \(moment) AND (m.to_at IS NULL OR m.to_at > \(moment))))
      """
    ) { row in
      let login: LoginID = try row.id(1)
      let membership = try row.optionalID(3).map { (id: MembershipID) in
        Membership(
          id: id, practice: try row.id(4), practiceName: try row.text(5), login: login,
          roles: try Self.roles(row, 6), therapist: try row.optionalID(7))
      }
      return SignIn(
        id: try row.id(0), login: login, name: try row.text(2), membership: membership,
        formToken: try row.text(8), seenAt: try row.moment(9), endsAt: try row.moment(10))
    }
  }

  /// Notes that the person is still there. Never moves backwards, whatever the clock does.
  ///
  /// A sign-in that is not what was written ends here: the person signs in again.
  public func noteSeen(_ signIn: SignInID, at moment: Moment) throws {
    do {
      try change(.signIn, signIn) { row in
        if row.int("seen_at") < moment.milliseconds { row["seen_at"] = moment }
      }
    } catch is AlteredRow {
      try execute("DELETE FROM sign_in WHERE id = \(signIn)")
    }
  }

  public func endSignIn(tokenDigest: Digest) throws {
    try execute("DELETE FROM sign_in WHERE token_digest = \(tokenDigest.bytes)")
  }

  public func endSignIns(of login: LoginID) throws {
    try execute("DELETE FROM sign_in WHERE login_id = \(login)")
  }

  /// Removes sign-ins whose time is over.
  public func sweepSignIns(before moment: Moment) throws {
    try execute("DELETE FROM sign_in WHERE ends_at <= \(moment)")
  }
}
