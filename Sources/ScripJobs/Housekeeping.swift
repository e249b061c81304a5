import Logging
import ScripDesk

/// Looks every minute for holds that are over and readings that were given up, and every hour for what was left behind.
public struct Housekeeping: Sendable {
  private let desk: Desk
  private let logger: Logger

  public init(desk: Desk, logger: Logger) {
    self.desk = desk
    self.logger = logger
  }

  /// Works until cancelled.
  public func run() async {
    var minutes = 0
    while !Task.isCancelled {
      await logger.attempt("holds that are over could not be freed") { _ = try await desk.releaseDueHolds() }
      await logger.attempt("readings that were given up could not be handed over") {
        let count = try await desk.handOverGivenUpReadings()
        if count > 0 { logger.warning("readings were given up", metadata: ["count": "\(count)"]) }
      }
      if minutes % 60 == 0 {
        await logger.attempt("leftovers could not be removed") { try await desk.removeLeftovers() }
      }
      minutes += 1
      try? await Task.sleep(for: .seconds(60))
    }
  }
}
