import ScripCore
import ScripSQL

extension Connection {
  /// Appends a line to a log, in the transaction of what it tells of. The chain is sealed later, by `seal`.
  public func append(_ line: AuditLine, to log: AuditLog = .audit) throws {
    try execute(
      """
      INSERT INTO \(log.table) (practice_id, \(AuditLine.columns))
      VALUES (\(practice), \(line.id), \(line.happenedAt), \(line.act), \(line.outcome.rawValue), \(line.login),
        \(line.membership), \(line.addressDigest?.bytes), \(line.subjects.joined(separator: " ")),
        \(line.contentDigest?.bytes))
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
