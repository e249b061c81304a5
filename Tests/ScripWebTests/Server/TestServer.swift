import Foundation
import Logging
import ScripCore
import ScripDesk
import ScripSQL
import ScripSQLite
import ScripStore
import Seal
import StoreSupport
import Synchronization
import TestSupport

@testable import ScripWeb

/// The real server on a free port, over a real database in a folder of its own, with a clock that tests move.
final class TestServer: Sendable {
  let port: Int
  let identity: Identity
  let desk: Desk
  let clock: TestClock
  let database: SQLiteDatabase
  let routes: Routes
  private let folder: URL
  private let running: Task<Void, any Error>

  static let password = "kneads twelve warm towels"

  /// Starts the server; `declare` adds routes to those of signing in.
  init(
    limits: ServerLimits = ServerLimits(), behindProxy: String? = nil, declare: (inout Routes) -> Void = { _ in },
    sign: @escaping IdentityRoutes.Signing = { nil }, pages: (StaffPages, inout Routes) throws -> Void = { _, _ in }
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "scrip-web-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    database = try await EmptyStore.sqlite(in: folder)
    let clock = TestClock()
    var settings = Identity.Settings()
    settings.passwordCost = PasswordHash.Cost(passes: 1, memoryByteCount: 8 << 10)
    identity = Identity(database: database, settings: settings, now: { clock.now })
    self.clock = clock
    var routes = Routes()
    HouseRoutes.declare(in: &routes)
    IdentityRoutes(identity, sign: sign).declare(in: &routes)
    routes.get("/today", .readToday) { _, caller in Answer.html(Array("today of \(caller.name)".utf8)) }
    declare(&routes)
    desk = Desk(
      database: database, reference: try .forTests(),
      world: World(now: { clock.now }, random: { .random(in: 0...(.max)) }),
      installationKey: InstallationKey())
    try pages(StaffPages(desk: desk), &routes)
    self.routes = routes
    var web = WebServer.Settings()
    web.port = 0
    web.limits = limits
    web.behindProxy = behindProxy
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = try WebServer(settings: web, routes: routes, doorkeeper: Doorkeeper(identity), logger: logger) {
      ready.yield($0)
    }
    running = Task { try await server.run(obeysSignals: false) }
    var iterator = ports.makeAsyncIterator()
    port = await iterator.next() ?? 0
  }

  /// Ends the server and removes its folder.
  func stop() async {
    running.cancel()
    _ = await running.result
    await database.close()
    try? FileManager.default.removeItem(at: folder)
  }

  var http: RawHTTP { RawHTTP(port: port) }

  func addPractice(_ name: String) async throws -> PracticeID {
    let id = PracticeID(high: UInt64.random(in: 0...(.max >> 1)), low: 1)
    let moment = clock.now
    try await database.write(in: .practice(id.bytes)) { try $0.addPractice(id, name: name, at: moment) }
    return id
  }

  /// A person with these roles in a practice of their own.
  @discardableResult
  func addPerson(_ email: String, roles: Set<Role> = [.frontDesk], practice: PracticeID? = nil) async throws
    -> PracticeID
  {
    let place: PracticeID
    if let practice { place = practice } else { place = try await addPractice("Ballard") }
    _ = try await identity.addLogin(
      email: email, name: "Rosa Ibarra", password: Self.password, practice: place, roles: roles)
    return place
  }

  func browser() -> Browser { Browser(http: http, origin: "http://127.0.0.1:\(port)") }
}

/// Runs `body` against a server of its own and stops it afterwards.
func withServer<Result>(
  limits: ServerLimits = ServerLimits(), behindProxy: String? = nil, declare: (inout Routes) -> Void = { _ in },
  sign: @escaping IdentityRoutes.Signing = { nil }, pages: (StaffPages, inout Routes) throws -> Void = { _, _ in },
  _ body: (TestServer) async throws -> Result
) async throws -> Result {
  let server = try await TestServer(
    limits: limits, behindProxy: behindProxy, declare: declare, sign: sign, pages: pages)
  do {
    let result = try await body(server)
    await server.stop()
    return result
  } catch {
    await server.stop()
    throw error
  }
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
  private let moment = Mutex(Moment(milliseconds: 1_795_500_000_000))

  var now: Moment { moment.withLock { $0 } }

  func move(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}
