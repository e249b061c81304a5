/// A session that shows every statement to somebody before it runs: for tests that ask how an engine would run it.
final class ObservedSession: Session {
  private let inner: any Session
  private let seen: (SQL) -> Void

  init(_ inner: any Session, _ seen: @escaping (SQL) -> Void) {
    self.inner = inner
    self.seen = seen
  }

  var dialect: Dialect { inner.dialect }

  var doom: DatabaseFailure? {
    get { inner.doom }
    set { inner.doom = newValue }
  }

  func rows(_ statement: SQL) throws(DatabaseFailure) -> [Row] {
    seen(statement)
    return try inner.rows(statement)
  }

  func each(_ statement: SQL, _ body: (Row) throws -> Bool) throws {
    seen(statement)
    try inner.each(statement, body)
  }

  func execute(_ statement: SQL) throws(DatabaseFailure) -> Int {
    seen(statement)
    return try inner.execute(statement)
  }
}
