import Synchronization

/// At most so many requests a second from one address that is not signed in; a burst is allowed for.
///
/// So many addresses are told apart and no more: while that many have something on their account, all others share one.
final class TokenBuckets: Sendable {
  private struct Bucket {
    var tokens: Double
    var at: Double
  }

  private struct Accounts {
    var buckets: [String: Bucket] = [:]
    /// When those that are full again were forgotten last.
    var sweptAt = -Double.infinity
  }

  /// Stands for every address beyond those that are told apart.
  private static let others = ""
  private static let sweepSeconds = 1.0

  private let perSecond: Double
  private let burst: Double
  private let addressesMax: Int
  private let accounts = Mutex(Accounts())

  init(perSecond: Double, burst: Double, addressesMax: Int = 50_000) {
    self.perSecond = perSecond
    self.burst = burst
    self.addressesMax = addressesMax
  }

  /// Takes one request from the address's share at `now`, in seconds from any fixed start.
  func take(_ address: String, at now: Double) -> Bool {
    accounts.withLock { accounts in
      if accounts.buckets.count >= addressesMax, now - accounts.sweptAt >= Self.sweepSeconds {
        accounts.buckets = accounts.buckets.filter { $0.value.tokens + (now - $0.value.at) * perSecond < burst }
        accounts.sweptAt = now
      }
      let isTold = accounts.buckets[address] != nil || accounts.buckets.count < addressesMax
      let account = isTold ? address : Self.others
      var bucket = accounts.buckets[account] ?? Bucket(tokens: burst, at: now)
      bucket.tokens = min(burst, bucket.tokens + max(0, now - bucket.at) * perSecond)
      bucket.at = now
      let isGranted = bucket.tokens >= 1
      if isGranted { bucket.tokens -= 1 }
      accounts.buckets[account] = bucket
      return isGranted
    }
  }
}
