import ScripSQL
import Synchronization

/// A write that waits for a commit it shares with others.
protocol SharedWrite: Sendable {
  /// Runs the body. False: roll back to its savepoint.
  func run(in session: SQLiteSession) -> Bool
  /// Tells the caller, after the commit: its own answer, or why the commit failed.
  func finish(_ failure: DatabaseFailure?)
}

final class PendingWrite<Answer: Sendable>: SharedWrite {
  private let scope: Scope
  private let body: @Sendable (borrowing Connection) throws -> Answer
  private let answer = Mutex<Result<Answer, any Error>?>(nil)
  private let resume: @Sendable (Result<Answer, any Error>) -> Void

  init(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer,
    resume: @escaping @Sendable (Result<Answer, any Error>) -> Void
  ) {
    self.scope = scope
    self.body = body
    self.resume = resume
  }

  func run(in session: SQLiteSession) -> Bool {
    session.doom = nil
    let connection = Connection(scope: scope, session: session)
    var result = Result { try body(connection) }
    if case .success = result, let doom = session.doom { result = .failure(doom) }
    answer.withLock { $0 = result }
    if case .success = result { return true }
    return false
  }

  func finish(_ failure: DatabaseFailure?) {
    switch (answer.withLock { $0 }, failure) {
    case (.failure(let error), _): resume(.failure(error))
    case (.success(let answer), nil): resume(.success(answer))
    case (_, let failure): resume(.failure(failure ?? .unavailable))
    }
  }
}
