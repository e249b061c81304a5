import GRDB
import GRDBSQLite
import ScripSQL

extension DatabaseFailure {
  /// SQLite's messages name tables, columns and constraints, never values.
  /// Source: sqlite.org/rescode.html, read 2026-11-24.
  init(sqlite code: Int32, message: String) {
    let name = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    switch (code & 0xFF, code) {
    case (SQLITE_CONSTRAINT, uniqueViolated), (SQLITE_CONSTRAINT, primaryKeyViolated),
      (SQLITE_CONSTRAINT, rowidViolated):
      self = .constraint(.unique, name: name)
    case (SQLITE_CONSTRAINT, foreignKeyViolated): self = .constraint(.foreignKey, name: "")
    case (SQLITE_CONSTRAINT, notNullViolated): self = .constraint(.notNull, name: name)
    case (SQLITE_CONSTRAINT, checkViolated): self = .constraint(.check, name: name)
    case (SQLITE_CONSTRAINT, _): self = .constraint(.other, name: name)
    case (SQLITE_FULL, _): self = .full
    case (SQLITE_READONLY, _): self = .readOnly
    case (SQLITE_BUSY, _), (SQLITE_LOCKED, _): self = .busy
    // What GRDB answers once the pool is closed.
    case (SQLITE_MISUSE, _): self = .unavailable
    default: self = .statement(code: "SQLite \(code)", message: message)
    }
  }

  /// Any error of GRDB, without the arguments it may hold.
  init(_ error: any Error) {
    switch error {
    case let failure as DatabaseFailure: self = failure
    case let error as DatabaseError:
      self.init(sqlite: error.extendedResultCode.rawValue, message: error.message ?? "")
    default: self = .unavailable
    }
  }
}

private let uniqueViolated = SQLITE_CONSTRAINT | 8 << 8
private let primaryKeyViolated = SQLITE_CONSTRAINT | 6 << 8
private let rowidViolated = SQLITE_CONSTRAINT | 10 << 8
private let foreignKeyViolated = SQLITE_CONSTRAINT | 3 << 8
private let notNullViolated = SQLITE_CONSTRAINT | 5 << 8
private let checkViolated = SQLITE_CONSTRAINT | 1 << 8
