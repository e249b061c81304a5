import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A plain HTTP/1.1 connection with our limits around it.
struct GuardedChannel: ServerChildChannel {
  let inner: HTTP1Channel
  let limits: ServerLimits
  let counts: ConnectionCounts
  let proxy: String?

  init(
    responder: @escaping HTTPChannelHandler.Responder, limits: ServerLimits, counts: ConnectionCounts, proxy: String?
  ) {
    self.limits = limits
    self.counts = counts
    self.proxy = proxy
    inner = HTTP1Channel(
      responder: responder,
      configuration: .init(
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerBytesMax, maxHeaderListSize: limits.headerBytesMax,
          maxHeaderFieldCount: limits.headerFieldsMax)))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    let address = channel.remoteAddress?.ipAddress ?? ""
    let idle = address == proxy ? limits.idleBehindProxySeconds : limits.idleSeconds
    do {
      guard counts.admit(address) else {
        try channel.pipeline.syncOperations.addHandler(NoPlace())
        return inner.setup(channel: channel, logger: logger)
      }
      let guardian = ConnectionGuard(counts: counts, address: address, limits: limits, idleSeconds: idle)
      try channel.pipeline.syncOperations.addHandler(guardian)
      let ready = inner.setup(channel: channel, logger: logger)
      let decoder = try channel.pipeline.syncOperations.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try channel.pipeline.syncOperations.addHandler(RequestBounds(guardian), position: .after(decoder))
      return ready
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await inner.handle(value: value, logger: logger)
  }
}

/// Answers a connection for which there is no place, and closes it.
private final class NoPlace: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = IOData

  private static let answer =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer(string: Self.answer))), promise: nil)
    context.close(promise: nil)
  }
}
