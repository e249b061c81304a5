import Foundation
import GRDB
import ScripSQL
import Synchronization

/// The embedded engine: one file in a data directory, written by one process.
///
/// Promises: a write that answered survives a power cut (`synchronous = FULL`, checked on the writer).
public final class SQLiteDatabase: ScripSQL.Database {
  public enum Access: Sendable {
    /// Holds `DIR/lock`.
    case write
    /// Reads beside a process that writes; needs no lock.
    case readOnly
  }

  private let pool: DatabasePool
  private let writes: GroupCommit
  private let access: Access
  private let lock: Mutex<DirectoryLock?>

  /// Opens or makes `DIR/scrip.db`.
  public init(directory: URL, access: Access = .write) throws {
    let held = access == .write ? try DirectoryLock(directory: directory) : nil
    var configuration = Configuration()
    configuration.readonly = access == .readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 8
    // SQLite's own 2 MB do not hold the upper pages of the trees of 100,000 patients: each is then read anew.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -4096") }
    do {
      pool = try DatabasePool(path: directory.appending(path: "scrip.db").path, configuration: configuration)
      if access == .write {
        // GRDB sets NORMAL on the writer whatever a configuration says; with it a power cut loses commits.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try Self.checkDurability(of: pool)
      }
    } catch {
      throw DatabaseFailure(error)
    }
    self.access = access
    writes = GroupCommit(pool)
    lock = Mutex(held)
  }

  public func read<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    // On the calling thread: a page asks several times, and each handing over to another thread and back costs more than
    // most of its statements (docs/benchmarks.md). Reads are short.
    try readResult(in: scope, body).get()
  }

  /// What `body` gave or threw; throws what the engine itself refused.
  private func readResult<Answer>(
    in scope: Scope, _ body: (borrowing Connection) throws -> Answer
  ) throws(DatabaseFailure) -> Result<Answer, any Error> {
    do {
      return try pool.read { engine in Result { try Self.run(body, in: scope, on: engine) } }
    } catch {
      throw DatabaseFailure(error)
    }
  }

  /// How many writes wait for the next commit.
  var waitingWrites: Int { writes.waiting }

  public func write<Answer: Sendable>(
    in scope: Scope, _ body: @escaping @Sendable (borrowing Connection) throws -> Answer
  ) async throws -> Answer {
    guard access == .write else { throw DatabaseFailure.readOnly }
    return try await withCheckedThrowingContinuation { continuation in
      writes.add(PendingWrite(in: scope, body) { continuation.resume(with: $0) })
    }
  }

  /// `read` on the calling thread, for commands and measurements.
  public func readNow<Answer>(in scope: Scope, _ body: (borrowing Connection) throws -> Answer) throws -> Answer {
    try pool.read { try Self.run(body, in: scope, on: $0) }
  }

  /// Makes a new database file at `path` with these tables and what `fill` puts into it. Leaves none if it throws.
  public static func make(
    at path: String, _ schema: Schema, fill: (@escaping SharedScopedWork) async throws -> Void
  ) async throws {
    let folder = URL(filePath: path + ".making")
    let files = FileManager.default
    try? files.removeItem(at: folder)
    try files.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? files.removeItem(at: folder) }
    let database = try SQLiteDatabase(directory: folder)
    do {
      try await schema.apply(to: database)
      try await fill { scope, body in try database.writeNow(in: scope, body) }
      // The file beside its log is not whole; a copy is.
      try database.copy(to: path)
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }

  /// `write` on the calling thread, for a file that nobody else has.
  private func writeNow(in scope: Scope, _ body: (borrowing Connection) throws -> Void) throws {
    do {
      try pool.write { try Self.run(body, in: scope, on: $0) }
    } catch let error as DatabaseError {
      throw DatabaseFailure(error)
    }
  }

  /// Copies the database as of one moment into a new file; readers and writers go on meanwhile.
  ///
  /// Blocks the calling thread while it copies.
  public func copy(to path: String) throws {
    do {
      let copy = try DatabaseQueue(path: path)
      try pool.backup(to: copy)
      try copy.close()
    } catch {
      throw DatabaseFailure(error)
    }
  }

  /// What SQLite itself finds wrong with its file, a sentence each; empty when nothing is.
  public func damage() throws -> [String] {
    do {
      return try pool.read { engine in
        let found = try Self.brokenParts(engine)
        let orphans = try Row.fetchAll(engine, sql: "PRAGMA foreign_key_check").map { row in
          let (table, parent) = (row[0] as String, row[2] as String)
          return "\(table) refers to a missing row of \(parent)"
        }
        return found + orphans
      }
    } catch {
      throw DatabaseFailure(error)
    }
  }

  /// A body that is no JSON any more stops SQLite's own check, which computes what an index holds of it: that is a
  /// damage to name, and no reason to look no further.
  private static func brokenParts(_ engine: GRDB.Database) throws -> [String] {
    do {
      return try String.fetchAll(engine, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return ["what an index holds of a row cannot be computed: the row is damaged"]
    }
  }

  public func close() async {
    writes.close()
    // Reads under way keep the pool open until they end; SQLite then folds the log into the file by itself.
    try? pool.close()
    lock.withLock { $0 = nil }
  }

  private static func run<Answer>(
    _ body: (borrowing Connection) throws -> Answer, in scope: Scope, on engine: GRDB.Database
  ) throws -> Answer {
    let session = SQLiteSession(engine)
    let answer = try body(Connection(scope: scope, session: session))
    if let doom = session.doom { throw doom }
    return answer
  }

  private static func checkDurability(of pool: DatabasePool) throws {
    try pool.writeWithoutTransaction { engine in
      let settings: [(name: String, wanted: String)] = [
        ("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1"),
      ]
      for setting in settings {
        let found = try String.fetchOne(engine, sql: "PRAGMA \(setting.name)")
        guard found == setting.wanted else {
          throw DatabaseFailure.unsafe(setting: "SQLite's \(setting.name) is \(found ?? "unset")")
        }
      }
    }
  }
}
