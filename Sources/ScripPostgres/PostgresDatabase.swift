@preconcurrency import Dispatch
import Foundation
import ScripSQL
import Synchronization

/// The engine for a group of servers: threads that each own one connection to PostgreSQL 15 or newer.
///
/// Promises: connects only as a role for which row-level security holds; a lost server heals by itself.
public final class PostgresDatabase: Database {
  typealias Work = @Sendable (PostgresWorker) -> Void

  private struct Queue {
    var waiting: [Work] = []
    var isClosed = false
  }

  /// More than this many waiting transactions are refused with `busy`.
  private let waitingMax = 4096
  private let queue = Mutex(Queue())
  private let arrivals = DispatchSemaphore(value: 0)
  private let threads = DispatchGroup()
  private let connections: Int

  /// Opens `address` (`postgres://…`) for the program; refuses an unsafe role or server.
  public init(address: String, connections: Int = 8) async throws {
    self.connections = connections
    start(address)
    do {
      try await read(in: .installation) { connection in
        try connection.checkDurability()
        try connection.checkRole()
      }
    } catch {
      await close()
      throw error
    }
  }

  /// Opens as the owner of the tables, which passes row-level security: for migrations only.
  private init(owner address: String) {
    connections = 1
    start(address)
  }

  /// Applies missing migrations as the owner and lets `role`, which the program connects as, use the tables.
  ///
  /// Promises: of any number of servers that start at once one migrates and the others wait for it, a minute at most.
  @discardableResult
  public static func migrate(owner address: String, to schema: Schema, for role: String) async throws -> Int {
    let database = PostgresDatabase(owner: address)
    let applied = await Result {
      try await database.write(in: .installation) { try $0.lockMigrations() }
      let applied = try await schema.apply(to: database)
      try await database.write(in: .installation) { try $0.grant(to: role) }
      return applied
    }
    await database.close()
    return try applied.get()
  }

  public func read<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await run(.read, in: scope, body)
  }

  public func write<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await run(.write, in: scope, body)
  }

  /// Reads everything on one snapshot, one scope after another: for a copy. Nobody's scope is left open.
  public func readWhole(_ body: @escaping @Sendable (ScopedWork) throws -> Void) async throws {
    try await read(in: .installation) { connection in
      try body { scope, visit in
        _ = try connection.rows("SELECT set_config('scrip.practice', \(scope.hex), true)")
        try visit(connection.moved(to: scope))
      }
    }
  }

  public func close() async {
    queue.withLock { $0.isClosed = true }
    for _ in 0..<connections { arrivals.signal() }
    await withCheckedContinuation { continuation in
      threads.notify(queue: .global()) { continuation.resume() }
    }
  }

  private func run<Answer: Sendable>(
    _ mode: PostgresWorker.Mode, in scope: Scope,
    _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      let refusal = queue.withLock { queue -> DatabaseFailure? in
        if queue.isClosed { return .unavailable }
        if queue.waiting.count >= waitingMax { return .busy }
        queue.waiting.append { worker in
          continuation.resume(with: Result { try worker.run(mode, in: scope, body) })
        }
        return nil
      }
      if let refusal { return continuation.resume(throwing: refusal) }
      arrivals.signal()
    }
  }

  private func start(_ address: String) {
    for number in 1...connections {
      threads.enter()
      let thread = Thread { [self] in
        let worker = PostgresWorker(address)
        while let work = next() { work(worker) }
        threads.leave()
      }
      thread.name = "postgres-\(number)"
      thread.start()
    }
  }

  /// The next work, waiting for it; nil when closed and nothing is left.
  private func next() -> Work? {
    while true {
      arrivals.wait()
      let (work, isClosed) = queue.withLock { queue in
        (queue.waiting.isEmpty ? nil : queue.waiting.removeFirst(), queue.isClosed)
      }
      if let work { return work }
      if isClosed { return nil }
    }
  }
}

extension Result where Failure == any Error {
  fileprivate init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
