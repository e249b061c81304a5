/// One open transaction. Cannot outlive the closure that borrowed it, and cannot be awaited across.
///
/// A statement that fails dooms the transaction, on both engines: it rolls back even if the error is caught.
/// To try something that may be taken, write `ON CONFLICT DO NOTHING` and count the rows.
public struct Connection: ~Copyable {
  /// Whose rows this transaction may see.
  public let scope: Scope
  fileprivate let session: any Session

  package init(scope: Scope, session: any Session) {
    self.scope = scope
    self.session = session
  }

  /// The 16 bytes of the practice this transaction was opened for.
  public var practice: [UInt8] {
    guard case .practice(let id) = scope else {
      preconditionFailure("this act reads a practice's rows; open its transaction in the practice's scope")
    }
    return id
  }

  /// All rows of a result, copied. For lists on hot paths use `map`.
  public func rows(_ statement: SQL) throws(DatabaseFailure) -> [Row] {
    do { return try session.rows(statement) } catch { throw doomed(by: error) }
  }

  /// The first row, if there is one.
  public func first(_ statement: SQL) throws(DatabaseFailure) -> Row? {
    try rows(statement).first
  }

  /// Visits every row without copying it.
  public func each(_ statement: SQL, _ visit: (Row) throws -> Void) throws {
    try stepping(statement) { row in
      try visit(row)
      return true
    }
  }

  /// Decodes every row without copying it.
  public func map<Element>(_ statement: SQL, _ decode: (Row) throws -> Element) throws -> [Element] {
    var elements: [Element] = []
    try stepping(statement) { row in
      elements.append(try decode(row))
      return true
    }
    return elements
  }

  /// Decodes the first row, if there is one.
  public func first<Element>(_ statement: SQL, _ decode: (Row) throws -> Element) throws -> Element? {
    var element: Element?
    try stepping(statement) { row in
      element = try decode(row)
      return false
    }
    return element
  }

  /// Runs a statement that returns no rows; answers how many rows it changed.
  @discardableResult
  public func execute(_ statement: SQL) throws(DatabaseFailure) -> Int {
    do { return try session.execute(statement) } catch { throw doomed(by: error) }
  }

  /// How the engine would run a statement, a line a step: for tests that pin an index.
  public func plan(_ statement: SQL) throws(DatabaseFailure) -> String {
    let dialect = session.dialect
    let explained = SQL(text: dialect.explain + " " + statement.text, values: statement.values)
    return try rows(explained).map { (row) throws(DatabaseFailure) in try row.text(dialect.explainColumn) }
      .joined(separator: "\n")
  }

  private func stepping(_ statement: SQL, _ body: (Row) throws -> Bool) throws {
    do { try session.each(statement, body) } catch let failure as DatabaseFailure { throw doomed(by: failure) }
  }

  private func doomed(by failure: DatabaseFailure) -> DatabaseFailure {
    if session.doom == nil { session.doom = failure }
    return failure
  }
}

extension Connection {
  /// The words of the engine behind, for the migration runner.
  package var dialect: Dialect { session.dialect }

  /// The same transaction in another scope, for the engine that knows how to move it there.
  package func moved(to scope: Scope) -> Connection { Connection(scope: scope, session: session) }

  /// The same transaction, whose statements somebody sees.
  package func observed(_ seen: @escaping (SQL) -> Void) -> Connection {
    Connection(scope: scope, session: ObservedSession(session, seen))
  }
}
