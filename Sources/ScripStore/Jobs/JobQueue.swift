import ScripCore
import ScripSQL

/// The queue. A job is added in its act's transaction, in the practice's scope; workers claim it in `.installation`.
extension Connection {
  /// Adds a job unless one of its kind and key is there already. Returns whether it was added.
  @discardableResult
  public func enqueue(_ job: Job, at moment: Moment) throws -> Bool {
    try insertIfNew(
      into: .job,
      [
        "id": job.id, "practice_id": job.practice, "kind": job.kind, "job_key": job.key,
        "subjects": job.subjects.joined(separator: " "), "queued_at": moment, "not_before": job.notBefore,
        "attempts": 0, "failures": 0, "crashes": 0, "lease_until": Value.null, "worker": Value.null,
        "parked_at": Value.null, "reason": Value.null,
      ])
  }

  /// Gives the job that has been due longest to `worker`, for `leaseSeconds`; nil when none is due.
  ///
  /// Promises: of any number of workers one gets the job. A job whose lease ended was dropped by a crash: it counts as
  /// such, and at the second it is parked instead of given out. A job that is not what was written is left where it
  /// is, for `scrip verify`. Index `job_by_due`.
  public func claimJob(by worker: String, at moment: Moment, leaseSeconds: Int64) throws -> ClaimedJob? {
    try parkCrashedJobs(at: moment)
    let due: [JobID] = try map(
      """
      SELECT id FROM job
      WHERE parked_at IS NULL AND not_before <= \(moment) AND (lease_until IS NULL OR lease_until <= \(moment))
      ORDER BY not_before, id LIMIT 20
      """
    ) { try $0.id(0) }
    for id in due where try claim(id, by: worker, until: moment.adding(seconds: leaseSeconds)) {
      return try first("SELECT \(Job.columns), attempts FROM job WHERE id = \(id)") {
        ClaimedJob(job: try Job($0), attempts: try $0.int(6) - 1, worker: worker)
      }
    }
    return nil
  }

  private func claim(_ id: JobID, by worker: String, until moment: Moment) throws -> Bool {
    do {
      return try change(.job, id) { row in
        row["attempts"] = row.int("attempts") + 1
        if !row.isNull("lease_until") { row["crashes"] = row.int("crashes") + 1 }
        row["lease_until"] = moment
        row["worker"] = worker
      }
    } catch is AlteredRow {
      return false
    }
  }

  private func parkCrashedJobs(at moment: Moment) throws {
    let crashed: [JobID] = try map(
      """
      SELECT id FROM job WHERE parked_at IS NULL AND lease_until <= \(moment) AND crashes + 1 >= \(Job.crashesMax)
      """
    ) { try $0.id(0) }
    for id in crashed {
      do {
        try change(.job, id) { row in
          row.park(at: moment, because: "the program ended twice while working on it")
        }
      } catch is AlteredRow {
        continue
      }
    }
  }

  /// Takes a finished job off the queue. False when its lease had passed to another, who then finds the act done.
  public func finish(_ claimed: ClaimedJob) throws -> Bool {
    try execute(
      "DELETE FROM job WHERE id = \(claimed.job.id) AND worker = \(claimed.worker) AND parked_at IS NULL") > 0
  }

  /// Puts a failed job back for later, or parks it when it failed too often. `reason` names no record's content.
  public func fail(_ claimed: ClaimedJob, reason: String, at moment: Moment) throws {
    _ = try changeClaimed(claimed) { row in
      let failures = Int(row.int("failures")) + 1
      row["failures"] = failures
      row["not_before"] = moment.adding(seconds: Job.backOff(afterFailure: failures))
      row["reason"] = reason
      row.giveBack()
      if failures >= Job.failuresMax { row.park(at: moment, because: reason) }
    }
  }

  /// Changes a job that this worker still holds; false when it does not.
  private func changeClaimed(_ claimed: ClaimedJob, alter: (inout CheckedRow) -> Void) throws -> Bool {
    var isHeld = false
    try change(.job, claimed.job.id) { row in
      isHeld = row["worker"].sqlValue == .text(claimed.worker) && row.isNull("parked_at")
      if isHeld { alter(&row) }
    }
    return isHeld
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

  /// Takes a job that was parked off the queue. False when this practice has no such job.
  public func removeParkedJob(_ id: JobID) throws -> Bool {
    try execute(
      "DELETE FROM job WHERE practice_id = \(practice) AND id = \(id) AND parked_at IS NOT NULL") > 0
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

extension CheckedRow {
  fileprivate mutating func giveBack() {
    self["lease_until"] = Value.null
    self["worker"] = Value.null
  }

  fileprivate mutating func park(at moment: Moment, because reason: String) {
    giveBack()
    self["parked_at"] = moment
    self["reason"] = reason
  }
}
