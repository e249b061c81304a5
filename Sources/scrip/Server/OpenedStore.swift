import Foundation
import ScripCore
import ScripPostgres
import ScripSQL
import ScripSQLite
import ScripStore
import Seal

/// A database that is open and up to date, with the key that opens its documents.
struct OpenedStore {
  let database: any Database
  let installation: Installation
  /// Where the key file is.
  let folder: DataFolder

  enum Failure: Error, CustomStringConvertible {
    case noCrypto
    var description: String { "libsodium could not start; check that this machine offers random bytes." }
  }

  /// Opens `folder`, or the server at `postgres` with the key file in `folder`. `owner` applies migrations there. A new
  /// installation starts in a new or empty folder; `folders` of its own may lie in it.
  static func open(
    folder path: String, postgres: String?, owner: String?, besides folders: [String] = [], at moment: Moment,
    on day: CalendarDay
  ) async throws -> OpenedStore {
    guard Seal.start() else { throw Failure.noCrypto }
    if postgres == nil { try DataFolder.requireOwn(path, besides: folders) }
    let folder = try DataFolder(path: path)
    let schema = Schema(Migrations.all)
    let database: any Database
    if let postgres {
      if let owner { try await migrate(owner: owner, for: postgres) }
      let server = try await PostgresDatabase(address: postgres)
      try await schema.check(server)
      database = server
    } else {
      let file = try SQLiteDatabase(directory: URL(filePath: path))
      try await schema.apply(to: file)
      database = file
    }
    try await Installation.requireWhole(database)
    var numbers = UnforeseeableNumbers()
    let newID = InstallationID(at: moment, random: (UInt16(truncatingIfNeeded: numbers.next()), numbers.next()))
    let installation = try await Installation.open(
      keyFile: folder.keyFile, database: database, newID: newID, at: moment, on: day)
    return OpenedStore(database: database, installation: installation, folder: folder)
  }

  /// Applies missing migrations as the owner, for the role in the program's address.
  static func migrate(owner: String, for address: String) async throws {
    let role = URL(string: address)?.user() ?? "scrip"
    _ = try await PostgresDatabase.migrate(owner: owner, to: Schema(Migrations.all), for: role)
  }
}
