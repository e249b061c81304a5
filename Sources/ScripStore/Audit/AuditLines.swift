import ScripCore
import ScripSQL

extension Connection {
  /// Appends a line to a log, in the transaction of what it tells of. The chain is sealed later, by `seal`.
  public func append(_ line: AuditLine, to log: AuditLog = .audit) throws {
    try append(line, to: log, of: practice)
  }

  /// Appends a line to a practice's audit from the installation's scope: what was done to a log-in that opens it.
  /// Such a line can be added there, and is read in the practice's scope alone.
  public func append(_ line: AuditLine, of practice: PracticeID) throws {
    try append(line, to: .audit, of: practice.bytes)
  }

  private func append(_ line: AuditLine, to log: AuditLog, of practice: [UInt8]) throws {
    try execute(
      """
      INSERT INTO \(log.table) (practice_id, \(AuditLine.columns))
      VALUES \(rows: [[.bytes(practice)] + line.values])
      """)
  }

  /// The lines of a log, newest first, before `id` when it is given.
  public func auditLines(of log: AuditLog, before id: AuditLineID? = nil, limit: Int) throws -> [AuditLine] {
    let rows =
      if let id {
        try rows(
          """
          SELECT \(AuditLine.columns) FROM \(log.table) WHERE practice_id = \(practice) AND id < \(id)
          ORDER BY id DESC LIMIT \(limit)
          """)
      } else {
        try rows(
          """
          SELECT \(AuditLine.columns) FROM \(log.table) WHERE practice_id = \(practice)
          ORDER BY id DESC LIMIT \(limit)
          """)
      }
    return try rows.map(AuditLine.init)
  }
}
