import ScripCore
import ScripSQL
import ScripStore

public typealias ClaimedJob = ScripStore.ClaimedJob
public typealias AuditLog = ScripStore.AuditLog

/// What workers do between acts: take a job, give it back, seal the logs. Never a practice's rows.
extension Desk {
  /// The next job that is due, held for `leaseSeconds`; nil when nothing is.
  public func claimJob(worker: String, leaseSeconds: Int64) async throws -> ClaimedJob? {
    let moment = world.now()
    return try await write(scope: .installation) { connection in
      try connection.claimJob(by: worker, at: moment, leaseSeconds: leaseSeconds)
    }
  }

  /// Takes a job off the queue once its act is done.
  public func finish(_ job: ClaimedJob) async throws {
    _ = try await write(scope: .installation) { connection in try connection.finish(job) }
  }

  /// Puts a failed job back, or parks it with its reason.
  public func fail(_ job: ClaimedJob, reason: String) async throws {
    let moment = world.now()
    try await write(scope: .installation) { connection in try connection.fail(job, reason: reason, at: moment) }
  }

  /// Seals the logs of every practice once a second until cancelled.
  public func sealLogs(failed: @Sendable (any Error) -> Void) async {
    await sealer.run(now: world.now, failed: failed)
  }

  /// Writes out what is still held back of the access log and seals what came last, so that a server which stopped
  /// leaves no line that could be changed unseen.
  public func finish() async throws {
    await flushAccessLog()
    _ = try await sealer.sealAll(since: world.now().adding(seconds: -AuditSealer.lateness))
  }

  private var sealer: AuditSealer {
    AuditSealer(
      practices: { try await self.practices() },
      seal: { practice, log, since in
        try await self.write(scope: .of(practice)) { connection in try connection.seal(log, since: since) }
      })
  }

  /// Every practice of this installation, oldest first.
  public func practices() async throws -> [PracticeID] {
    try await database.read(in: .installation) { connection in try connection.practices() }
  }

  /// Adds a tenant with a key of its own.
  public func addPractice(named name: String) async throws -> PracticeID {
    let moment = world.now()
    var ids = IDs(at: moment, seed: world.random())
    let id: PracticeID = ids.next()
    try await write(scope: .installation) { connection in try connection.addPractice(id, name: name, at: moment) }
    let key = installationKey
    _ = try await write(in: id) { connection in try connection.addPracticeKey(wrappedBy: key, at: moment) }
    return id
  }
}
