/// All migrations of the program, in order, and the table that records which a database has.
public struct Schema: Sendable {
  public let migrations: [Migration]

  public init(_ migrations: [Migration]) {
    for (index, migration) in migrations.enumerated() {
      precondition(migration.id == index + 1, "migrations are numbered 1, 2, 3 … in order; check \(migration.name)")
    }
    self.migrations = migrations
  }

  /// Applies what is missing, each migration in one transaction with its record, and refuses a database that
  /// knows more than this program. A process that dies in the middle leaves whole migrations only; start
  /// again.
  ///
  /// Answers how many it applied.
  @discardableResult
  public func apply(to database: some Database) async throws -> Int {
    try await database.write(in: .installation) { connection in
      let text = connection.dialect.translate(
        "CREATE TABLE IF NOT EXISTS scrip_migration (id {int} PRIMARY KEY, name {text} NOT NULL)")
      try connection.execute(SQL(text: text))
    }
    var applied = 0
    for migration in migrations {
      let isNew = try await database.write(in: .installation) { connection in
        guard try missing(in: connection).first?.id == migration.id else { return false }
        for text in migration.translated(to: connection.dialect) { try connection.execute(SQL(text: text)) }
        try connection.execute(
          "INSERT INTO scrip_migration (id, name) VALUES (\(migration.id), \("\(migration.name)"))")
        return true
      }
      if isNew { applied += 1 }
    }
    try await check(database)
    return applied
  }

  /// Refuses a database that lacks a migration or knows one that this program does not.
  public func check(_ database: some Database) async throws {
    let lacking = try await database.read(in: .installation) { connection in try missing(in: connection).count }
    if lacking > 0 { throw DatabaseFailure.olderSchema(missing: lacking) }
  }

  private func missing(in connection: borrowing Connection) throws -> ArraySlice<Migration> {
    let recorded = try connection.map("SELECT id, name FROM scrip_migration ORDER BY id") { row in
      (id: try row.int(0), name: try row.text(1))
    }
    for (index, record) in recorded.enumerated() {
      guard index < migrations.count else { throw DatabaseFailure.newerSchema(migration: record.id) }
      guard record.id == index + 1, record.name == "\(migrations[index].name)" else {
        throw DatabaseFailure.foreignSchema(migration: record.id)
      }
    }
    return migrations.dropFirst(recorded.count)
  }
}

extension Migration {
  fileprivate func translated(to dialect: Dialect) -> [String] {
    statements.map(dialect.translate) + practiceTables.flatMap { dialect.isolate("\($0)") }
      + addedToByInstallation.flatMap { dialect.admit("\($0)") }
  }
}
