import Foundation
import ScripSQLite
import ScripStore

/// The folder of a demonstration, which remembers while its practice is being made.
///
/// The note is there before the database is, and goes when the last act is done: a demonstration that was killed in
/// between is made anew and never taken for a whole one.
struct DemoFolder {
  let path: String

  private var note: String { path + "/demo-unfinished" }
  private var hasDatabase: Bool { FileManager.default.fileExists(atPath: path + "/scrip.db") }

  /// What the folder holds.
  enum State { case nothing, half, whole }

  var state: State {
    if !hasDatabase { return .nothing }
    return FileManager.default.fileExists(atPath: note) ? .half : .whole
  }

  /// Refuses files of something else, and a practice that no demonstration made: its people would work by a made-up
  /// clock. A demonstration is known by a log-in of its cast, whose addresses nobody else can have. Only reads.
  func requireOwn() async throws {
    try DataFolder.requireOwn(path)
    guard state == .whole else { return }
    let database = try SQLiteDatabase(directory: URL(filePath: path), access: .readOnly)
    let logins = try await database.read(in: .installation) { try $0.logins() }
    await database.close()
    let cast = Set(DemoCast.all.flatMap(\.people).map(\.email))
    guard logins.contains(where: { cast.contains($0.email) }) else {
      throw CommandFailure(
        Outcome.no,
        "The practice at \(path) was made by no demonstration. Start it with scrip serve --data \(path), or name another folder."
      )
    }
  }

  /// Notes that the practice is not whole yet; to be done before there is a database.
  func begin() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data("The made-up practice in this folder is not whole yet.\n".utf8).write(to: URL(filePath: note))
  }

  /// Notes that it is.
  func end() throws { try FileManager.default.removeItem(atPath: note) }

  /// Removes what a demonstration made that was not ended: its database, its key and its files of claims, nothing else. Nobody may have
  /// the database open.
  func clear() throws {
    for name in ["scrip.db", "scrip.db-wal", "scrip.db-shm", "installation.key", "claims", "claims-answered"] {
      let file = path + "/" + name
      if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
    }
  }
}
