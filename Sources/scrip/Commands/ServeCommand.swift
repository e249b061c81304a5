import ArgumentParser
import Foundation
import Logging
import ScripCore
import ScripDesk
import ScripJobs
import ScripWeb

/// `scrip serve`: the server on real practices.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Runs the server on real practices.",
    discussion: "Example: scrip serve --data /var/lib/scrip --port 8080")

  @Option(help: "The folder of the database and the key file; made if it is not there.")
  var data: String
  @Option(help: "A PostgreSQL server instead of the embedded database: postgres://scrip@host/scrip.")
  var database: String?
  @Option(help: "The owner's address on that server, to apply migrations at start.")
  var owner: String?
  @Option(help: "A folder that faxes and scans are written into.")
  var watch: String?
  @Option(help: "A folder that files of claims are put into, and their answers taken from, by clearinghouse.")
  var claims: String?
  @OptionGroup var listen: ListenOptions

  func run() async throws {
    var logger = Logger(label: "scrip")
    logger.logLevel = .warning
    let world = World.machine()
    let store = try await OpenedStore.open(
      folder: data, postgres: database, owner: owner, besides: [watch, claims].compactMap(\.self), at: world.now(),
      on: world.now().local(offsetMinutes: 0).day)
    if let sheet = store.installation.sheet {
      // Written through at once: what waits in a buffer is lost with the process, and nobody sees the sheet again.
      Console.answer(sheet.text)
      Console.answer(
        "Print this sheet now and keep it where the machine is not: with a backup it restores everything.\n")
    }
    if let claims { try Self.make(claims, for: "--claims") }
    let house = try House(store: store, world: world, logger: logger)
    let practices = try await house.desk.practices()
    let folders = zip([watch].compactMap(\.self), practices).map { path, practice in
      WatchedFolder(folder: URL(filePath: path), practice: practice, desk: house.desk, logger: logger)
    }
    try await house.run(listen.settings, watching: folders, claims: claims.map { URL(filePath: $0) }) { port in
      print("Scrip answers at http://\(listen.host):\(port)/")
      if practices.isEmpty {
        print("There is no practice yet. End this server, then add the practice with its owner:")
        print("  scrip user add ADDRESS --name NAME --role owner --practice PRACTICE --data \(data)")
      }
      fflush(nil)
    }
  }

  /// A folder of the work beside the server, made if it is not there: found missing later, files would wait unseen.
  private static func make(_ path: String, for option: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        Outcome.ourFault, "The folder \(path) of \(option) cannot be made; name one that may be written.")
    }
  }
}
