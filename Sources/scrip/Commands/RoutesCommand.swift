import ArgumentParser
import Foundation
import Logging
import ScripCore
import ScripDesk
import ScripWeb

/// `scrip routes`: what the server answers to, out of a store that is made for the question and thrown away.
struct RoutesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes", abstract: "Lists every route with who may ask for it.",
    discussion: "Example: scrip routes --json")

  @Flag(help: "As JSON, one object a route.")
  var json = false

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scrip-routes-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let world = World.machine()
    let store = try await OpenedStore.open(
      folder: folder.path, postgres: nil, owner: nil, at: world.now(), on: world.now().local(offsetMinutes: 0).day)
    let routes = try House(store: store, world: world, logger: Logger(label: "scrip")).routes()
    if json {
      print(routes.json)
    } else {
      for route in routes.table { print("\(route.method.rawValue) \(route.path)  \(route.ruleShown)") }
    }
    await store.database.close()
  }
}
