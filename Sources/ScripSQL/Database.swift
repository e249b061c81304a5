/// The seam between stores and engines: one embedded file, or a server for a group of processes.
///
/// A transaction is opened for one practice and carries it. Only `Desk` opens one.
public protocol Database: Sendable {
  /// Runs `body` on one snapshot. Never sees a half-finished write.
  func read<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer

  /// Runs `body` as if alone and commits it whole, or leaves no trace if it throws.
  ///
  /// `body` may run up to eight times: it touches nothing but the connection. If the connection is lost while
  /// the commit is under way, `body` runs again and must find its own earlier success (its idempotency row).
  /// After eight tries the failure is `DatabaseFailure.busy`.
  func write<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer

  /// Finishes what is under way and lets go of files and sockets. Later calls fail with `unavailable`.
  func close() async
}
