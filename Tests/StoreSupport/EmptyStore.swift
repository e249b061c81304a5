import Foundation
import ScripPostgres
import ScripSQL
import ScripSQLite
import ScripStore
import TestSupport

/// A database with the store's tables and no row. The migrations run once in a test process and engine; every test
/// gets a copy.
public enum EmptyStore {
  public static func sqlite(in folder: URL) async throws -> SQLiteDatabase {
    let made = try await madeFile.value
    try FileManager.default.copyItem(at: made.url.appending(path: file), to: folder.appending(path: file))
    return try SQLiteDatabase(directory: folder)
  }

  public static func postgres(connections: Int) async throws -> PostgresDatabase {
    try await madeServer.value
    let name = "s" + UUID().uuidString.lowercased().replacing("-", with: "")
    let addresses = try PostgresCluster.shared.makeDatabase(name, like: template)
    return try await PostgresDatabase(address: addresses.program, connections: connections)
  }

  private static let file = "scrip.db"
  private static let template = "made"
  private static let schema = Schema(Migrations.all)

  private static let madeFile = Task {
    let folder = try TemporaryFolder()
    try await SQLiteDatabase.make(at: folder.url.appending(path: file).path, schema) { _ in }
    return folder
  }

  private static let madeServer = Task {
    let addresses = try PostgresCluster.shared.makeDatabase(template)
    try await PostgresDatabase.migrate(owner: addresses.owner, to: schema, for: "scrip")
  }
}
