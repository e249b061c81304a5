import ArgumentParser
import Foundation
import ScripCore
import ScripDesk
import ScripPostgres
import ScripSQL
import ScripSQLite
import ScripStore
import Seal

/// Which installation a command works on.
struct InstallationOptions: ParsableArguments {
  @Option(help: "The folder of the key file and the embedded database.")
  var data: String
  @Option(help: "The PostgreSQL server, if the practices are there: postgres://scrip@host/scrip.")
  var database: String?

  /// Opens what is there for reading, beside a server that may be running. Makes nothing.
  func openForReading() async throws -> OpenedStore {
    guard Seal.start() else { throw OpenedStore.Failure.noCrypto }
    let folder = try existingFolder()
    let store: any Database =
      if let database { try await PostgresDatabase(address: database, connections: 2) } else {
        try SQLiteDatabase(directory: URL(filePath: data), access: .readOnly)
      }
    try await Schema(Migrations.all).check(store)
    guard try await store.read(in: .installation, { try $0.installation() }) != nil else {
      throw CommandFailure(Outcome.no, "No practice was ever started in this database; scrip serve starts one.")
    }
    let (moment, day) = (World.machine().now(), CalendarDay.today)
    let installation = try await Installation.open(
      keyFile: folder.keyFile, database: store, newID: InstallationID(high: 0, low: 0), at: moment, on: day)
    return OpenedStore(database: store, installation: installation, folder: folder)
  }

  /// Opens it for writing; the embedded database is then this command's alone.
  func openForWriting() async throws -> OpenedStore {
    try await OpenedStore.open(
      folder: data, postgres: database, owner: nil, at: World.machine().now(), on: .today)
  }

  func existingFolder() throws -> DataFolder {
    let place = database == nil ? data + "/scrip.db" : data
    guard access(place, F_OK) == 0 else {
      let what = database == nil ? "no database" : "no folder"
      throw CommandFailure(Outcome.wrongUsage, "There is \(what) at \(data); --data names the folder of scrip serve.")
    }
    return try DataFolder(existing: data)
  }
}
