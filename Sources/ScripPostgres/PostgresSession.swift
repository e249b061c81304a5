import ScripSQL

/// Statements of one transaction on one connection.
final class PostgresSession: Session {
  private let link: PostgresLink
  var doom: DatabaseFailure?
  /// The first refusal of the server, which decides whether to run again.
  private(set) var refusal: ServerRefusal?

  init(_ link: PostgresLink) { self.link = link }

  var dialect: Dialect { .postgres }

  func rows(_ statement: SQL) throws(DatabaseFailure) -> [Row] {
    let result = try run(statement)
    return (0..<result.count).map { Row(source: result, index: $0) }
  }

  func each(_ statement: SQL, _ body: (Row) throws -> Bool) throws {
    let result = try run(statement)
    for index in 0..<result.count {
      guard try body(Row(source: result, index: index)) else { return }
    }
  }

  func execute(_ statement: SQL) throws(DatabaseFailure) -> Int {
    try run(statement).changed
  }

  private func run(_ statement: SQL) throws(DatabaseFailure) -> PostgresResult {
    for case .text(let text) in statement.values where text.utf8.contains(0) { throw .zeroByteInText }
    do throws(ServerRefusal) {
      return try link.run(statement)
    } catch {
      if refusal == nil { refusal = error }
      throw error.failure
    }
  }
}
