import Foundation
import Seal
import Synchronization

/// Hashes and compares passwords on two threads of their own: each takes 64 MiB and a fifth of a second, and the
/// threads that answer requests must not wait for it.
final class Passwords: Sendable {
  /// How many may wait: eight seconds' worth.
  private static let waitingMax = 80

  private let cost: PasswordHash.Cost
  private let decoy: Decoy
  private let queue: OperationQueue

  init(cost: PasswordHash.Cost) {
    self.cost = cost
    decoy = Decoy(cost: cost)
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2
    // At once, so that the first stranger does not wait longer than the next, but beside the start of the server.
    queue.addOperation { [decoy] in _ = decoy.hash }
  }

  func hash(_ password: String) async throws -> PasswordHash {
    try await run { [cost] in PasswordHash(of: password, cost: cost) }
  }

  /// Whether the password fits. Without a hash, because nobody has that login, it takes as long and says no.
  func fits(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
    try await run { [decoy] in (hash ?? decoy.hash).fits(password) && hash != nil }
  }

  private func run<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) async throws -> Answer {
    guard queue.operationCount < Self.waitingMax else { throw Identity.Busy() }
    return await withCheckedContinuation { continuation in
      queue.addOperation { continuation.resume(returning: work()) }
    }
  }
}

/// A hash that fits no password; made at the same cost as the others, so that it takes as long.
private final class Decoy: Sendable {
  private let cost: PasswordHash.Cost
  private let made = Mutex<PasswordHash?>(nil)

  init(cost: PasswordHash.Cost) { self.cost = cost }

  /// Made once. Whoever asks while it is being made waits.
  var hash: PasswordHash {
    made.withLock { made in
      if let made { return made }
      let hash = PasswordHash(of: Identity.newToken(), cost: cost)
      made = hash
      return hash
    }
  }
}
