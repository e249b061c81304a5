import ScripSQL

extension Migration {
  /// Who may come in: log-ins, memberships, living sign-ins, and the tries that were made.
  ///
  /// None of these is a practice's alone: a person is looked up before it is known which practice they mean.
  static let identity = Migration(
    id: 3, name: "identity",
    statements: [
      """
      CREATE TABLE login (
        id {id} NOT NULL PRIMARY KEY, email {text} NOT NULL UNIQUE, name {text} NOT NULL,
        password_hash {text} NOT NULL, added_at {int} NOT NULL, failures {int} NOT NULL, disabled_at {int},
        row_digest {bytes} NOT NULL)
      """,
      """
      CREATE TABLE membership (
        practice_id {id} NOT NULL REFERENCES practice (id), id {id} NOT NULL,
        login_id {id} NOT NULL REFERENCES login (id), roles {text} NOT NULL, therapist_id {id},
        from_at {int} NOT NULL, to_at {int},
        row_digest {bytes} NOT NULL,
        PRIMARY KEY (practice_id, id))
      """,
      "CREATE INDEX membership_by_login ON membership (login_id)",
      """
      CREATE TABLE sign_in (
        id {id} NOT NULL PRIMARY KEY, token_digest {bytes} NOT NULL UNIQUE,
        login_id {id} NOT NULL REFERENCES login (id), practice_id {id}, membership_id {id},
        form_token {text} NOT NULL, address_digest {bytes} NOT NULL,
        began_at {int} NOT NULL, seen_at {int} NOT NULL, ends_at {int} NOT NULL,
        row_digest {bytes} NOT NULL,
        FOREIGN KEY (practice_id, membership_id) REFERENCES membership (practice_id, id))
      """,
      "CREATE INDEX sign_in_by_login ON sign_in (login_id)",
      """
      CREATE TABLE login_attempt (
        id {id} NOT NULL PRIMARY KEY, account_digest {bytes} NOT NULL, address_digest {bytes} NOT NULL,
        tried_at {int} NOT NULL,
        row_digest {bytes} NOT NULL)
      """,
      "CREATE INDEX login_attempt_by_account ON login_attempt (account_digest, address_digest, tried_at)",
    ])
}
