import Foundation
import ScripPostgres
import ScripSQL
import ScripSQLite
import TestSupport

/// The engines that every claim of the suite is tried on.
enum Engine: String, CaseIterable, Sendable {
  case sqlite, postgres

  /// Opens a new database with the suite's tables.
  func open(_ schema: Schema = Engine.schema) async throws -> Opened {
    switch self {
    case .sqlite:
      let folder = try TemporaryFolder()
      let database = try SQLiteDatabase(directory: folder.url)
      try await schema.apply(to: database)
      return Opened(database: database, folder: folder, name: "")
    case .postgres:
      let name = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
      let addresses = try PostgresCluster.shared.makeDatabase(name)
      try await PostgresDatabase.migrate(owner: addresses.owner, to: schema, for: "scrip")
      let database = try await PostgresDatabase(address: addresses.program, connections: 8)
      return Opened(database: database, folder: nil, name: name)
    }
  }

  static let schema = Schema([
    Migration(
      id: 1, name: "notes of a practice", practiceTables: ["note"],
      statements: [
        """
        CREATE TABLE note (
          practice_id {id} NOT NULL, id {int} NOT NULL, number {int}, words {text}, seal {bytes}, shape {json},
          PRIMARY KEY (practice_id, id))
        """,
        "CREATE INDEX note_by_words ON note (practice_id, words)",
      ]),
    Migration(
      id: 2, name: "a queue of the installation",
      statements: [
        "CREATE TABLE job (id {int} PRIMARY KEY, practice_id {id})",
        "CREATE TABLE step (id {int} PRIMARY KEY, job {int} NOT NULL REFERENCES job (id))",
      ]),
  ])

  static let practiceA = [UInt8](repeating: 0xA0, count: 16)
  static let practiceB = [UInt8](repeating: 0xB0, count: 16)
}

struct Opened: Sendable {
  let database: any Database
  let folder: TemporaryFolder?
  /// The database's name in the cluster.
  let name: String
}

extension Connection {
  func addNote(_ id: Int, words: String? = nil) throws {
    try execute("INSERT INTO note (practice_id, id, words) VALUES (\(practice), \(id), \(words))")
  }

  func noteIDs() throws -> [Int] {
    try map("SELECT id FROM note WHERE practice_id = \(practice) ORDER BY id") { try $0.int(0) }
  }
}
