/// Decides when one connection has had its time. Seconds are counted from any fixed start.
///
/// Pure, so that every limit is tested without waiting. `ConnectionGuard` feeds it and obeys it.
struct ConnectionClock {
  /// What the client is doing with its side of the connection.
  enum Inbound: Equatable {
    /// Nothing sent yet, or nothing since the last whole request.
    case quiet
    case header
    case body
  }

  /// Why a connection is cut.
  enum Overdue: String, Equatable {
    case neverSpoke, header, slowBody, request, idle, unreadAnswer
  }

  let limits: ServerLimits
  let idleSeconds: Double
  private(set) var inbound = Inbound.quiet
  /// Requests read and not yet answered to the last byte.
  private(set) var answersOwed = 0
  private(set) var hasAnswered = false

  private var since: Double
  private var windowStart = 0.0
  private var windowBytes = 0
  private var writesPending = 0
  private var writeProgress = 0.0

  init(limits: ServerLimits, idleSeconds: Double, now: Double) {
    self.limits = limits
    self.idleSeconds = idleSeconds
    since = now
  }

  mutating func bytesArrived(_ count: Int, at now: Double) {
    if inbound == .quiet { (inbound, since) = (.header, now) }
    windowBytes += count
  }

  mutating func headerEnded(at now: Double) {
    answersOwed += 1
    (inbound, windowStart, windowBytes) = (.body, now, 0)
  }

  mutating func requestEnded(at now: Double) {
    (inbound, since) = (.quiet, now)
  }

  mutating func answerEnded(at now: Double) {
    // What could not be read as a request is answered too, and was never counted as one.
    answersOwed = max(0, answersOwed - 1)
    hasAnswered = true
    if inbound == .quiet { since = now }
  }

  mutating func writeStarted(at now: Double) {
    if writesPending == 0 { writeProgress = now }
    writesPending += 1
  }

  mutating func writeEnded(at now: Double) {
    writesPending -= 1
    writeProgress = now
  }

  /// The limit that has passed, or nil.
  ///
  /// `weWait` says that we asked the client for bytes: a body is never called slow while we ourselves hold it up.
  mutating func overdue(at now: Double, weWait: Bool, crowded: Bool) -> Overdue? {
    if writesPending > 0, now - writeProgress > limits.writeSeconds { return .unreadAnswer }
    switch inbound {
    case .header:
      return now - since > limits.headerSeconds ? .header : nil
    case .body:
      if now - since > limits.requestSeconds { return .request }
      return isSlow(at: now, weWait: weWait) ? .slowBody : nil
    case .quiet where answersOwed > 0 || writesPending > 0:
      return nil
    case .quiet where !hasAnswered:
      return now - since > limits.headerSeconds ? .neverSpoke : nil
    case .quiet:
      return now - since > (crowded ? limits.idleWhenCrowdedSeconds : idleSeconds) ? .idle : nil
    }
  }

  private mutating func isSlow(at now: Double, weWait: Bool) -> Bool {
    guard now - windowStart >= limits.bodyWindowSeconds else { return false }
    let slow = weWait && Double(windowBytes) < (now - windowStart) * Double(limits.bodyBytesPerSecondMin)
    (windowStart, windowBytes) = (now, 0)
    return slow
  }
}
