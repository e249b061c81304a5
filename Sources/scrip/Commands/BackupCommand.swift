import ArgumentParser
import Foundation
import ScripCore
import ScripDesk
import ScripPostgres
import ScripSQL
import ScripSQLite
import ScripStore

/// `scrip backup`: one sealed file that, with the recovery sheet, brings everything back.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes one sealed file with everything in it, while the server runs. Never replaces a file.",
    discussion: """
      Example: scrip backup practice.backup --data practice/

      Carry the file off the machine. Only the recovery sheet opens it.
      Exit codes: 0 written, 1 refused, 64 wrong usage, 70 unwritable, 75 try again.
      """)

  @Argument(help: "The new file.")
  var file: String
  @OptionGroup var installation: InstallationOptions

  func run() async throws {
    guard access(file, F_OK) != 0 else {
      throw CommandFailure(Outcome.no, "There is a file at \(file) already; it was left as it is. Name a new one.")
    }
    let store = try await installation.openForReading()
    let moment = World.machine().now()
    let header: BackupHeader
    do {
      header = try await BackupFile.make(
        of: store.database, store.installation, folder: store.folder, to: file, at: moment, copy: store.copy)
    } catch let failure as DurableFile.Failure {
      throw CommandFailure(
        failure == .exists ? Outcome.no : Outcome.ourFault,
        "The backup was not written to \(file). \(failure.description)")
    }
    await store.database.close()
    try LastBackup(in: store.folder).write(header.madeAt)
    Console.answer("Written to \(file). Carry it off this machine; the recovery sheet opens it.")
  }
}

extension OpenedStore {
  /// A consistent copy as a file of the embedded engine, whichever engine is behind.
  fileprivate func copy(to path: String) async throws {
    if let file = database as? SQLiteDatabase { return try file.copy(to: path) }
    guard let server = database as? PostgresDatabase else { preconditionFailure("a copy knows both engines") }
    let schema = Schema(Migrations.all)
    try await SQLiteDatabase.make(at: path, schema) { target in
      try await server.readWhole { source in try WholeCopy.copy(schema, from: source, to: target) }
    }
  }
}

/// When the last backup of a data folder was made, for `scrip doctor`. Milliseconds in a small file.
struct LastBackup {
  private let place: URL

  init(in folder: DataFolder) { place = URL(filePath: folder.path).appending(path: "last-backup") }

  func write(_ moment: Moment) throws {
    try Data("\(moment.milliseconds)\n".utf8).write(to: place, options: .atomic)
  }

  /// Nil when none was made here, or nobody can tell.
  func read() -> Moment? {
    let text = try? String(contentsOf: place, encoding: .utf8)
    return text.flatMap { Int64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }.map(Moment.init(milliseconds:))
  }
}
