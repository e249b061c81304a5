import ScripCore
import ScripSQL

/// The queue. A job is added in its act's transaction, in the practice's scope; workers claim it in `.installation`.
extension Connection {
  /// Adds a job unless one of its kind and key is there already. Returns whether it was added.
  @discardableResult
  public func enqueue(_ job: Job, at moment: Moment) throws -> Bool {
    try execute(
      """
      INSERT INTO job (id, practice_id, kind, job_key, subjects, queued_at, not_before, attempts, failures, crashes)
      VALUES (\(job.id), \(job.practice), \(job.kind), \(job.key), \(job.subjects.joined(separator: " ")), \(moment),
        \(job.notBefore), 0, 0, 0)
      ON CONFLICT (practice_id, kind, job_key) DO NOTHING
      """) > 0
  }

  /// Gives the job that has been due longest to `worker`, for `leaseSeconds`; nil when none is due.
  ///
  /// Promises: one UPDATE; of any number of workers one gets the job. A job whose lease ended was dropped by a crash:
  /// it counts as such, and at the second it is parked instead of given out. Index `job_by_due`.
  public func claimJob(by worker: String, at moment: Moment, leaseSeconds: Int64) throws -> ClaimedJob? {
    try parkCrashedJobs(at: moment)
    return try first(
      """
      UPDATE job SET attempts = attempts + 1, crashes = crashes + CASE WHEN lease_until IS NULL THEN 0 ELSE 1 END,
        lease_until = \(moment.adding(seconds: leaseSeconds)), worker = \(worker)
      WHERE id = (
        SELECT id FROM job
        WHERE parked_at IS NULL AND not_before <= \(moment) AND (lease_until IS NULL OR lease_until <= \(moment))
        ORDER BY not_before, id LIMIT 1)
      RETURNING \(Job.columns), attempts
      """
    ) { ClaimedJob(job: try Job($0), attempts: try $0.int(6) - 1, worker: worker) }
  }

  private func parkCrashedJobs(at moment: Moment) throws {
    try execute(
      """
      UPDATE job SET parked_at = \(moment), reason = 'the program ended twice while working on it',
        lease_until = NULL, worker = NULL
      WHERE parked_at IS NULL AND lease_until <= \(moment) AND crashes + 1 >= \(Job.crashesMax)
      """)
  }

  /// Takes a finished job off the queue, in the transaction of its act. False when its lease had passed to another:
  /// then roll back.
  public func finish(_ claimed: ClaimedJob) throws -> Bool {
    try execute(
      "DELETE FROM job WHERE id = \(claimed.job.id) AND worker = \(claimed.worker) AND parked_at IS NULL") > 0
  }

  /// Puts a failed job back for later, or parks it when it failed too often. `reason` names no record's content.
  public func fail(_ claimed: ClaimedJob, reason: String, at moment: Moment) throws {
    let mine: SQL = "id = \(claimed.job.id) AND worker = \(claimed.worker) AND parked_at IS NULL"
    guard let failures = try first("SELECT failures FROM job WHERE \(mine)", { try $0.int(0) + 1 }) else { return }
    let retryAt = moment.adding(seconds: Job.backOff(afterFailure: failures))
    let parkedAt = failures >= Job.failuresMax ? moment : nil
    try execute(
      """
      UPDATE job SET failures = \(failures), not_before = \(retryAt), lease_until = NULL, worker = NULL,
        parked_at = \(parkedAt), reason = \(reason)
      WHERE \(mine)
      """)
  }

  /// Lengthens the lease of a job that takes long. False when it had passed to another: then stop.
  public func extendLease(of claimed: ClaimedJob, until moment: Moment) throws -> Bool {
    try execute(
      """
      UPDATE job SET lease_until = \(moment)
      WHERE id = \(claimed.job.id) AND worker = \(claimed.worker) AND parked_at IS NULL
      """) > 0
  }

  /// Jobs of this practice that wait for a person, longest first.
  public func parkedJobs(limit: Int = 100) throws -> [ParkedJob] {
    try map(
      """
      SELECT \(Job.columns), parked_at, reason FROM job
      WHERE practice_id = \(practice) AND parked_at IS NOT NULL ORDER BY parked_at, id LIMIT \(limit)
      """
    ) { ParkedJob(job: try Job($0), parkedAt: try $0.moment(6), reason: try $0.text(7)) }
  }

  /// Gives a parked job another three tries, from now on. False when this practice has no such job.
  public func retryParkedJob(_ id: JobID, at moment: Moment) throws -> Bool {
    try execute(
      """
      UPDATE job SET parked_at = NULL, reason = NULL, failures = 0, crashes = 0, not_before = \(moment)
      WHERE practice_id = \(practice) AND id = \(id) AND parked_at IS NOT NULL
      """) > 0
  }

  /// How many jobs wait for a person, in all practices. Scope `.installation`.
  public func countOfParkedJobs() throws -> Int {
    try first("SELECT count(*) FROM job WHERE parked_at IS NOT NULL") { try $0.int(0) } ?? 0
  }
}

extension Job {
  static let columns: SQL = "id, practice_id, kind, job_key, subjects, not_before"

  init(_ row: Row) throws {
    self.init(
      id: try row.id(0), practice: try row.id(1), kind: try row.text(2), key: try row.text(3),
      subjects: try row.text(4).split(separator: " ").map(String.init), notBefore: try row.moment(5))
  }
}
