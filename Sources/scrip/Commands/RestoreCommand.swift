import ArgumentParser
import Foundation
import ScripCore
import ScripDesk
import ScripPostgres
import ScripSQL
import ScripSQLite
import ScripStore
import Seal

/// `scrip restore`: back from a backup and the typed recovery sheet, or the key file alone from the sheet.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Brings everything back from a backup and the recovery sheet, into a new folder.",
    discussion: """
      Example: scrip restore practice.backup --data restored/ --sheet

      The four lines of the sheet are typed, or read from standard input; they are never an argument.
      Without a backup it makes the key file anew beside a database that has lost it.
      Exit codes: 0 restored and verified, 1 refused or faulty, 64 wrong usage.
      """)

  @Argument(help: "The backup; without it only the key file is made.")
  var backup: String?
  @Option(help: "The folder to restore into: new or empty. Without a backup: the folder of the database.")
  var data: String
  @Option(
    help: "An empty PostgreSQL database to restore into: postgres://scrip@host/scrip. The key file goes to --data.")
  var database: String?
  @Option(help: "The owner's address on that server, to make the tables first.")
  var owner: String?
  @Flag(help: "Type the four lines of the recovery sheet.")
  var sheet = false

  func validate() throws {
    if !sheet { throw ValidationError("Add --sheet and type the lines of the recovery sheet; nothing else opens it.") }
  }

  func run() async throws {
    guard Seal.start() else { throw OpenedStore.Failure.noCrypto }
    if let backup, access(backup, R_OK) != 0 {
      throw CommandFailure(Outcome.wrongUsage, "No backup can be read at \(backup).")
    }
    guard backup != nil || access(data + "/scrip.db", F_OK) == 0 else {
      throw CommandFailure(Outcome.wrongUsage, "There is no database at \(data), and no backup was named.")
    }
    let key = try typedKey()
    guard let backup else {
      guard access(data + "/installation.key", F_OK) != 0 else {
        throw CommandFailure(Outcome.no, "There is a key file already; it was left as it is.")
      }
      try DataFolder(existing: data).keyFile.write(key)
      return Console.answer("The key file is there again. See that it fits: scrip verify --data \(data)")
    }
    let header = try BackupFile.restore(
      backup, into: DataFolder(path: data), key: key, schemaMax: Migrations.all.map(\.id).max() ?? 0)
    if let database { try await move(to: database) }
    let store = try await OpenedStore.open(
      folder: data, postgres: database, owner: nil, at: World.machine().now(), on: .today)
    let report = try await store.verify(heads: header.heads)
    await store.database.close()
    for fault in report.faults { Console.answer(fault.description) }
    guard report.isClean else {
      throw CommandFailure(Outcome.no, "It was restored and is not whole; try an older backup.")
    }
    let day = header.madeAt.local(offsetMinutes: 0).day.shown
    let place = database == nil ? "" : " --database …"
    Console.answer("Restored as of \(day) and verified. Start it: scrip serve --data \(data)\(place)")
  }

  /// Moves what was restored from its file into an empty database of a server; the key file stays.
  private func move(to address: String) async throws {
    let schema = Schema(Migrations.all)
    if let owner { try await OpenedStore.migrate(owner: owner, for: address) }
    let server = try await PostgresDatabase(address: address)
    try await schema.check(server)
    let file = try SQLiteDatabase(directory: URL(filePath: data))
    try await schema.apply(to: file)
    try await WholeCopy.restore(schema, from: { scope, body in try file.readNow(in: scope, body) }, to: server)
    await file.close()
    await server.close()
    for name in ["scrip.db", "scrip.db-wal", "scrip.db-shm", "lock"] { unlink(data + "/" + name) }
  }

  private func typedKey() throws -> InstallationKey {
    let lines = Keyboard.lines(asking: (1...4).map { "Line \($0) of the sheet: " })
    do { return try TypedKey.key(fromTyped: lines.joined(separator: "\n"), for: KeyUse.Installation.self) } catch {
      throw CommandFailure(Outcome.no, error.description)
    }
  }
}
