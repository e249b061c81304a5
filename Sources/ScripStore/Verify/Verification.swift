import ScripCore
import ScripSQL
import Seal

/// What `scrip verify` found.
public struct VerificationReport: Sendable {
  public var faults: [Fault] = []
  /// Log lines that are not sealed yet: more than a second old, the sealer is not running.
  public var unsealedLines = 0
  public var oldestUnsealed: Moment?

  public var isClean: Bool { faults.isEmpty }
}

/// Checks that everything stored is what was written: the engine's own check, every row, both logs, every document.
public struct Verification: Sendable {
  /// What the engine says of its own files: SQLite's integrity and foreign key checks.
  let engineFaults: @Sendable () async throws -> [Fault]

  public init(engineFaults: @escaping @Sendable () async throws -> [Fault]) { self.engineFaults = engineFaults }

  /// Checks every practice of the installation, each on one snapshot. `heads` come from a backup.
  public func run(
    on database: some Database, installation: Installation, heads: [AuditHead] = []
  ) async throws -> VerificationReport {
    var report = VerificationReport(faults: try await engineFaults())
    let (faults, practices) = try await database.read(in: .installation) { connection in
      (try CheckedTable.ofInstallation.flatMap { try connection.faults(in: $0) }, try connection.practices())
    }
    report.faults += faults
    let known = Set(practices)
    for practice in Set(heads.map(\.practice)).subtracting(known).sorted() {
      report.faults.append(Fault(.missing, table: "practice", row: "\(practice)"))
    }
    let key = installation.key
    for practice in practices {
      let part = try await database.read(in: .of(practice)) { connection in
        try connection.verify(key: key, heads: heads)
      }
      report.faults += part.faults
      report.unsealedLines += part.unsealedLines
      if let oldest = part.oldestUnsealed { report.oldestUnsealed = min(report.oldestUnsealed ?? oldest, oldest) }
    }
    return report
  }
}

extension Connection {
  fileprivate func verify(key installation: InstallationKey, heads: [AuditHead]) throws -> VerificationReport {
    var report = VerificationReport()
    for log in AuditLog.allCases {
      report.faults += try auditFaults(in: log, heads: heads)
      let tail = try unsealedTail(of: log)
      report.unsealedLines += tail.count
      if let oldest = tail.oldest { report.oldestUnsealed = min(report.oldestUnsealed ?? oldest, oldest) }
    }
    for table in CheckedTable.ofPractices { report.faults += try faults(in: table) }
    report.faults += try ledgerFaults()
    do {
      if let key = try practiceKey(wrappedBy: installation) { report.faults += try documentFaults(key: key) }
    } catch is SealFailure {
      report.faults.append(Fault(.altered, table: "wrapped_key", row: "\(practiceID)"))
    }
    return report
  }
}
