import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The web server: our routes behind our limits, on one address, until it is told to stop.
public struct WebServer: Sendable {
  public struct Settings: Sendable {
    /// Only a loopback address, unless a proxy stands in front.
    public var host = "127.0.0.1"
    /// 0 takes a free port.
    public var port = 8080
    /// The address of the proxy whose `X-Forwarded-*` is believed.
    public var behindProxy: String?
    public var limits = ServerLimits()

    public init() {}
  }

  /// Why the server does not start.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    case notLoopback(host: String)
    case portTaken(Int)

    public var description: String {
      switch self {
      case .notLoopback(let host):
        "\(host) can be reached from outside without encryption. Bind 127.0.0.1 and put a proxy with TLS in front, "
          + "or name the proxy with --behind-proxy ADDRESS."
      case .portTaken(let port):
        "Port \(port) is in use: another program answers there. End it, or take another port with --port; 0 finds a free "
          + "one."
      }
    }
  }

  private let application: Application<RoutedResponder>
  private let port: Int
  private let stopSeconds: Int
  private let logger: Logger

  /// `onReady` is called once with the port that is bound.
  public init(
    settings: Settings, routes: Routes, doorkeeper: Doorkeeper, logger: Logger,
    onReady: @escaping @Sendable (_ port: Int) async -> Void
  ) throws(Failure) {
    let limits = Self.fitted(settings.limits)
    guard Self.isLoopback(settings.host) || settings.behindProxy != nil else {
      throw .notLoopback(host: settings.host)
    }
    let counts = ConnectionCounts(limits: limits, proxy: settings.behindProxy)
    let front = Front(
      doorkeeper: doorkeeper, limits: limits, proxy: settings.behindProxy,
      strangers: TokenBuckets(perSecond: 30, burst: 300),
      streams: StreamPlaces(perPersonMax: limits.streamsPerPersonMax, totalMax: limits.streamsMax),
      incidents: Incidents(logger: logger))
    self.logger = logger
    port = settings.port
    stopSeconds = limits.stopSeconds
    application = Application(
      responder: RoutedResponder(routes: routes, front: front),
      server: HTTPServerBuilder { responder in
        GuardedChannel(responder: responder, limits: limits, counts: counts, proxy: settings.behindProxy)
      },
      configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1_024),
      onServerRunning: { await onReady($0.localAddress?.port ?? settings.port) }, logger: logger)
  }

  /// Serves until SIGTERM or SIGINT arrives or the task is cancelled. Requests under way are finished, within
  /// `stopSeconds`; `others` are stopped after the last request. Throws `portTaken` where the port cannot be had.
  public func run(beside others: [any Service] = [], obeysSignals: Bool = true) async throws {
    var group = ServiceGroupConfiguration(
      services: others + [application], gracefulShutdownSignals: obeysSignals ? [.sigterm, .sigint] : [],
      logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(stopSeconds)
    do { try await ServiceGroup(configuration: group).run() } catch let error as IOError
      where error.errnoCode == EADDRINUSE
    {
      throw Failure.portTaken(port)
    }
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
  }

  /// Raises the number of open files to what the system allows, and fits the connections into it.
  static func fitted(_ limits: ServerLimits) -> ServerLimits {
    var files = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0 else { return limits }
    files.rlim_cur = min(files.rlim_max, 65_536)
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
    var fitted = limits
    fitted.connectionsMax = min(limits.connectionsMax, max(64, Int(files.rlim_cur) - 200))
    return fitted
  }
}
