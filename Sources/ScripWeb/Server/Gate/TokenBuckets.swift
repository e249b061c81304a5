import Synchronization

/// At most so many requests a second from one address that is not signed in; a burst is allowed for.
final class TokenBuckets: Sendable {
  private struct Bucket {
    var tokens: Double
    var at: Double
  }

  private static let addressesMax = 50_000

  private let perSecond: Double
  private let burst: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = burst
  }

  /// Takes one request from the address's share at `now`, in seconds from any fixed start.
  func take(_ address: String, at now: Double) -> Bool {
    buckets.withLock { buckets in
      if buckets.count >= Self.addressesMax {
        buckets = buckets.filter { $0.value.tokens + (now - $0.value.at) * perSecond < burst }
      }
      var bucket = buckets[address] ?? Bucket(tokens: burst, at: now)
      bucket.tokens = min(burst, bucket.tokens + max(0, now - bucket.at) * perSecond)
      bucket.at = now
      let isGranted = bucket.tokens >= 1
      if isGranted { bucket.tokens -= 1 }
      buckets[address] = bucket
      return isGranted
    }
  }
}
