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
      print(sheet.text)
      print("Print this sheet now and keep it where the machine is not: with a backup it restores everything.\n")
    }
    let house = try House(store: store, world: world, logger: logger)
    let practices = try await house.desk.practices()
    let folders = zip([watch].compactMap(\.self), practices).map { path, practice in
      WatchedFolder(folder: URL(filePath: path), practice: practice, desk: house.desk, logger: logger)
    }
    try await house.run(listen.settings, watching: folders, claims: claims.map { URL(filePath: $0) }) { port in
      print("Scrip answers at http://\(listen.host):\(port)/")
      if practices.isEmpty { print("There is no practice yet. Add one: scrip user add --practice NAME …") }
    }
  }
}
