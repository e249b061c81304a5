import Foundation
import Logging
import ScripCore
import ScripDesk
import ScripJobs
import ScripReader
import ScripSQL
import ScripStore
import ScripWeb
import Seal
import ServiceLifecycle
import Tables

/// The running server: desk, identity, workers and pages, put together once.
struct House {
  let store: OpenedStore
  let desk: Desk
  let identity: Identity
  let logger: Logger

  init(store: OpenedStore, world: World, logger: Logger) throws {
    self.store = store
    self.logger = logger
    desk = Desk(
      database: store.database, reference: try .shipped(), world: world, installationKey: store.installation.key)
    identity = Identity(database: store.database, now: world.now)
  }

  /// Every route, in one table.
  func routes() -> Routes {
    var routes = Routes()
    let pages = StaffPages(desk: desk)
    HouseRoutes.declare(in: &routes)
    Self.assets.declare(in: &routes)
    TodayRoutes(pages, tableEnds: ShippedTables.icdEnds).declare(in: &routes)
    InboxRoutes(pages).declare(in: &routes)
    ReviewRoutes(pages).declare(in: &routes)
    ReferralRoutes(pages).declare(in: &routes)
    EpisodeRoutes(pages).declare(in: &routes)
    NoteRoutes(pages).declare(in: &routes)
    CalendarRoutes(pages).declare(in: &routes)
    PatientRoutes(pages).declare(in: &routes)
    MoneyRoutes(pages).declare(in: &routes)
    ClaimRoutes(pages).declare(in: &routes)
    SettingsRoutes(pages).declare(in: &routes)
    GuideRoutes(practice: guide).declare(in: &routes)
    IdentityRoutes(identity, sign: sign).declare(in: &routes)
    return routes
  }

  /// Serves until told to stop. `ready` is called with the port once it is bound.
  func run(
    _ settings: WebServer.Settings, watching folders: [WatchedFolder], claims: URL? = nil,
    ready: @escaping @Sendable (Int) async -> Void
  ) async throws {
    let (desk, logger) = (desk, logger)
    let server = try WebServer(
      settings: settings, routes: routes(), doorkeeper: Doorkeeper(identity), logger: logger, onReady: ready)
    let reading = ReadingWorker(
      desk: desk, reader: Reader(), codes: ShippedTables.icd, name: "\(ProcessInfo.processInfo.hostName)-\(getpid())",
      logger: logger)
    let worker = Background { await reading.run() }
    let sealer = Background {
      await desk.sealLogs { error in
        logger.warning("the logs could not be sealed", metadata: ["error": "\(type(of: error))"])
      }
    }
    let housekeeping = Background { await Housekeeping(desk: desk, logger: logger).run() }
    let carriers = claims.map { folder in
      [Background { await ClaimCarrier(folder: folder, desk: desk, logger: logger).run() }]
    }
    let watchers = folders.map { folder in Background { await folder.run() } }
    try await server.run(beside: [worker, sealer, housekeeping] + watchers + (carriers ?? []))
    do { try await desk.finish() } catch {
      logger.warning("the last lines of the logs are not sealed", metadata: ["error": "\(type(of: error))"])
    }
    await store.database.close()
  }

  /// The public guide speaks for the installation's first practice.
  private var guide: GuideRoutes.Loading {
    let desk = desk
    return {
      guard let practice = try await desk.practices().first else { throw WebRefusal.notFound }
      return GuidePractice(try await desk.guide(in: practice), payers: desk.reference.payers)
    }
  }

  /// The sign-in page names the practice where there is only one: nobody is known yet to choose by.
  private var sign: IdentityRoutes.Signing {
    let desk = desk
    return {
      let practices = try await desk.practices()
      guard practices.count == 1, let practice = practices.first else { return nil }
      return DoorSign(try await desk.guide(in: practice))
    }
  }

  private static var assets: Assets {
    Assets(
      Tables.staticFileNames.compactMap { name in
        Tables.staticFile(name).map { bytes in
          Assets.File(name: name, contentType: contentType(of: name), bytes: Array(bytes))
        }
      })
  }

  private static func contentType(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    default: "application/octet-stream"
    }
  }
}

/// Work beside the server that ends with it.
private struct Background: Service {
  let work: @Sendable () async -> Void

  func run() async throws {
    await withTaskCancellationOrGracefulShutdownHandler {
      await cancelWhenGracefulShutdown(work)
    } onCancelOrGracefulShutdown: {
    }
  }
}

extension World {
  /// The machine's clock and randomness; `shift` moves the clock, for a demonstration on another day.
  static func machine(shiftedBy shift: Int64 = 0) -> World {
    World(
      now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + shift) },
      random: {
        var numbers = UnforeseeableNumbers()
        return numbers.next()
      })
  }
}
