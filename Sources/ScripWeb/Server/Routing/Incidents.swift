import Logging

/// Failures that nobody foresaw: a number for the person, the kind of failure for the log.
///
/// The failure's own text stays out of the log: it could carry what was typed. Its type is named.
struct Incidents: Sendable {
  let logger: Logger

  func report(_ error: any Error) -> String {
    let number = String(UInt64.random(in: 1 << 40..<1 << 48), radix: 36, uppercase: true)
    logger.error("incident", metadata: ["number": "\(number)", "failure": "\(type(of: error))"])
    return number
  }
}
