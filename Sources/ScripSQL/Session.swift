/// What an engine gives to one open transaction.
package protocol Session: AnyObject {
  var dialect: Dialect { get }
  /// The first failure of a statement. A transaction with one never commits, on either engine, even if the
  /// body
  /// swallowed the error: PostgreSQL could not go on, so SQLite must not.
  var doom: DatabaseFailure? { get set }
  /// Rows that outlive the call.
  func rows(_ statement: SQL) throws(DatabaseFailure) -> [Row]
  /// Rows that live as long as one call of `body`, which returns false to stop.
  func each(_ statement: SQL, _ body: (Row) throws -> Bool) throws
  /// The number of rows changed.
  func execute(_ statement: SQL) throws(DatabaseFailure) -> Int
}
