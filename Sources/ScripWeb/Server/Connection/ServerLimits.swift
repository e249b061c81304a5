/// How much time and room one connection may take. Every figure is a promise in docs/reference/server-limits.md.
///
/// Hummingbird sets none of these by itself: a client that drips a body, or never reads its answer, would be
/// kept for ever (docs/threat-model.md, T29).
public struct ServerLimits: Sendable {
  /// Connections open at once, over all addresses. One more is answered 503 and closed.
  public var connectionsMax = 4_000
  /// Connections open at once from one address. Not counted for the trusted proxy.
  public var connectionsPerAddressMax = 256
  /// Connections of one address that have not had an answer yet. Not counted for the trusted proxy.
  public var unprovenPerAddressMax = 64

  /// From the first byte of a request, or from connecting, to the end of its header.
  public var headerSeconds = 10.0
  /// From the first byte of a request to the last byte of its body.
  public var requestSeconds = 300.0
  /// How long a kept-alive connection may say nothing between requests.
  public var idleSeconds = 15.0
  /// The same towards the trusted proxy, which keeps its own connections for the next person's request.
  public var idleBehindProxySeconds = 75.0
  /// The same while more than half of `connectionsMax` are open.
  public var idleWhenCrowdedSeconds = 2.0

  /// A body slower than this, averaged over `bodyWindowSeconds`, is cut.
  public var bodyBytesPerSecondMin = 2_048
  public var bodyWindowSeconds = 5.0
  /// Each 64 KiB of an answer must have left within this time.
  public var writeSeconds = 10.0
  /// Stored documents and pictures that one sign-in is being sent at once.
  public var streamsPerPersonMax = 32
  /// The same of everybody together.
  public var streamsMax = 256

  public var headerBytesMax = 32 * 1024
  public var headerFieldsMax = 100
  /// What a form or a JSON body may weigh unless its route says otherwise.
  public var bodyBytesMax = 1_000_000

  /// From SIGTERM to the moment running requests are cut.
  public var stopSeconds = 8

  public init() {}
}
