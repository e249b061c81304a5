import ScripCore
import ScripSQL

/// A copy of everything from one engine to another, row by row: what a backup of a server holds is the embedded
/// database's file, so that every backup can be restored to either.
public enum WholeCopy {
  /// Rows that are held at once: a row of `document_chunk` has 64 KiB.
  private static let rowsMax = 100

  /// Copies one snapshot into an empty database with the same tables.
  public static func copy(
    _ schema: Schema, from source: ScopedWork, to target: @escaping SharedScopedWork
  ) throws {
    var places: [Place] = []
    try source(.installation) { places = try Self.places(schema, $0) }
    for place in places {
      try source(place.scope) { connection in
        var last: [Value]?
        while let rows = try place.rows(after: last, in: connection) {
          try target(place.scope) { try $0.insert(rows, into: place.table) }
          last = rows.last.map(place.table.key(of:))
        }
      }
    }
  }

  /// Copies a file that nobody writes to into an empty database of a server. The installation's own row comes last:
  /// a copy that broke off is told from a whole one.
  public static func restore(_ schema: Schema, from source: ScopedWork, to database: some Database) async throws {
    let isEmpty = try await database.read(in: .installation) { connection in
      try connection.practices().isEmpty && connection.installation() == nil
    }
    guard isEmpty else { throw BackupFailure.databaseNotEmpty }
    var places: [Place] = []
    try source(.installation) { places = try Self.places(schema, $0) }
    for place in places {
      var last: [Value]?
      while true {
        var found: [[Value]]?
        try source(place.scope) { found = try place.rows(after: last, in: $0) }
        guard let rows = found else { break }
        try await database.write(in: place.scope) { try $0.insert(rows, into: place.table) }
        last = rows.last.map(place.table.key(of:))
      }
    }
  }

  /// A table as one scope sees it.
  private struct Place: Sendable {
    let table: TableShape
    let scope: Scope

    /// Nil when nothing comes after `last`.
    func rows(after last: [Value]?, in connection: borrowing Connection) throws -> [[Value]]? {
      let rows = try connection.rows(of: table, after: last, limit: WholeCopy.rowsMax)
      return rows.isEmpty ? nil : rows
    }
  }

  private static func places(_ schema: Schema, _ connection: borrowing Connection) throws -> [Place] {
    let practices = try connection.practices()
    let tables = schema.tables
    let ordered = tables.filter { $0.name != "installation" } + tables.filter { $0.name == "installation" }
    return ordered.flatMap { table in
      table.isPractices
        ? practices.map { Place(table: table, scope: .of($0)) } : [Place(table: table, scope: .installation)]
    }
  }
}
