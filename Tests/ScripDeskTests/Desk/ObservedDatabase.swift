import ScripSQL
import Synchronization

/// A database that remembers each statement that was read with, once.
final class ObservedDatabase: Database {
  private let inner: any Database
  private let statements = Mutex<[String: SQL]>([:])

  init(_ inner: any Database) { self.inner = inner }

  /// One of each text, with the values it was last asked with.
  var seen: [SQL] { statements.withLock { $0.sorted { $0.key < $1.key }.map(\.value) } }

  func forget() { statements.withLock { $0 = [:] } }

  func read<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await inner.read(in: scope) { connection in
      try body(connection.observed { statement in self.statements.withLock { $0[statement.text] = statement } })
    }
  }

  func write<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer { try await inner.write(in: scope, body) }

  func close() async { await inner.close() }
}
