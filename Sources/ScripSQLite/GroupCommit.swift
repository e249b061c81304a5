import GRDB
import ScripSQL
import Synchronization

/// Writes that arrive while a commit is under way share the next one, each in its own savepoint.
///
/// Promises: nobody is told "done" before COMMIT returned; a write that throws takes only itself back; if the
/// commit fails, everyone in it is told so.
final class GroupCommit: Sendable {
  private struct Queue {
    var waiting: [any SharedWrite] = []
    var isDraining = false
    var isClosed = false
  }

  /// More than this many waiting writes are refused with `busy`.
  private let waitingMax: Int
  /// One commit holds at most this many, so that the first of them does not wait for all.
  private let shareMax = 256
  private let queue = Mutex(Queue())
  private let pool: DatabasePool

  init(_ pool: DatabasePool, waitingMax: Int = 4096) {
    self.pool = pool
    self.waitingMax = waitingMax
  }

  func add(_ write: any SharedWrite) {
    let refusal = queue.withLock { queue -> DatabaseFailure? in
      if queue.isClosed { return .unavailable }
      if queue.waiting.count >= waitingMax { return .busy }
      queue.waiting.append(write)
      if !queue.isDraining {
        queue.isDraining = true
        // Scheduled under the lock, so that no drain can be scheduled behind the closing of the pool.
        pool.asyncWriteWithoutTransaction { [self] engine in drain(SQLiteSession(engine)) }
      }
      return nil
    }
    if let refusal { write.finish(refusal) }
  }

  /// How many writes wait for the next commit.
  var waiting: Int { queue.withLock { $0.waiting.count } }

  /// Later writes are refused; those that wait are still committed.
  func close() {
    queue.withLock { $0.isClosed = true }
  }

  private func drain(_ session: SQLiteSession) {
    while let writes = next() {
      let failure = commit(writes, in: session)
      for write in writes { write.finish(failure) }
    }
  }

  private func next() -> [any SharedWrite]? {
    queue.withLock { queue in
      let writes = Array(queue.waiting.prefix(shareMax))
      queue.waiting.removeFirst(writes.count)
      queue.isDraining = !writes.isEmpty
      return writes.isEmpty ? nil : writes
    }
  }

  private func commit(_ writes: [any SharedWrite], in session: SQLiteSession) -> DatabaseFailure? {
    do throws(DatabaseFailure) {
      _ = try session.execute("BEGIN IMMEDIATE")
      for write in writes {
        _ = try session.execute("SAVEPOINT one_write")
        let keep = write.run(in: session)
        // A full disk or an I/O error makes SQLite roll back everything: nobody's write is left to commit.
        guard session.isInTransaction else { throw session.doom ?? .unavailable }
        if !keep { _ = try session.execute("ROLLBACK TO one_write") }
        _ = try session.execute("RELEASE one_write")
      }
      _ = try session.execute("COMMIT")
      return nil
    } catch {
      if session.isInTransaction { _ = try? session.execute("ROLLBACK") }
      return error
    }
  }
}
