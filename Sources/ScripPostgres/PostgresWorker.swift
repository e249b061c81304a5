import Foundation
import ScripSQL

/// One thread's connection, made again when it is lost.
final class PostgresWorker {
  private let address: String
  private var link: PostgresLink?
  private let triesMax = 8

  /// How a transaction is opened.
  enum Mode: String {
    /// The one level that keeps the promise "as if alone": under REPEATABLE READ two bookings could each read
    /// the other's limit as still free. Conflicts are run again.
    case write = "ISOLATION LEVEL SERIALIZABLE READ WRITE"
    /// One snapshot is all a page needs; it then never conflicts with a writer.
    case read = "ISOLATION LEVEL REPEATABLE READ READ ONLY"
  }

  init(_ address: String) { self.address = address }

  /// Runs a transaction, again after a conflict or a lost connection, up to eight times.
  func run<Answer>(
    _ mode: Mode, in scope: Scope, _ body: (borrowing Connection) throws -> Answer
  ) throws -> Answer {
    var last = DatabaseFailure.busy
    for attempt in 0..<triesMax {
      do {
        return try runOnce(mode, in: scope, body)
      } catch let refusal as ServerRefusal {
        guard refusal.isConflict || refusal.isLostConnection else { throw refusal.failure }
        last = refusal.failure
        if refusal.isLostConnection || (link?.isLost ?? true) { link = nil }
        pause(before: attempt + 1, isLost: refusal.isLostConnection)
      }
    }
    throw last
  }

  private func runOnce<Answer>(
    _ mode: Mode, in scope: Scope, _ body: (borrowing Connection) throws -> Answer
  ) throws -> Answer {
    let link = try self.link ?? PostgresLink(address)
    self.link = link
    defer { if link.isInTransaction { close(link) } }
    try link.runStatements("BEGIN \(mode.rawValue); SET LOCAL scrip.practice = '\(scope.hex)'")
    let session = PostgresSession(link)
    let result = Result { try body(Connection(scope: scope, session: session)) }
    // The server's word comes before the body's: a body may have wrapped or swallowed the error.
    if let refusal = session.refusal { throw refusal }
    let answer = try result.get()
    if let doom = session.doom { throw doom }
    try link.runStatements("COMMIT")
    return answer
  }

  /// Leaves no transaction open for the next caller; a connection that cannot roll back is dropped.
  private func close(_ link: PostgresLink) {
    do { try link.runStatements("ROLLBACK") } catch { self.link = nil }
  }

  /// Conflicts wait up to 2, 4, 8 … ms at random; a lost server 50, 100, 200 … ms, at most a second.
  private func pause(before attempt: Int, isLost: Bool) {
    let seconds =
      isLost ? min(0.025 * Double(1 << attempt), 1) : Double.random(in: 0...0.001) * Double(1 << attempt)
    Thread.sleep(forTimeInterval: seconds)
  }
}

extension Scope {
  /// The practice as the row-level security policies read it; empty matches none.
  var hex: String {
    guard case .practice(let id) = self else { return "" }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: id.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
