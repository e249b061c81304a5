import NIOCore
import NIOHTTP1

/// Behind the HTTP decoder: tells the guard where requests and answers end, and ends a connection whose
/// request was answered before its body was read, or that asked for more than its share (429).
///
/// Such an answer (413, 403, …) says `Connection: close`; what still arrives is thrown away, at most
/// `drainedBytesMax`, so that a refused 25 MB are never read.
final class RequestBounds: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private static let drainedBytesMax = 48 * 1024
  private static let lingering = TimeAmount.seconds(3)

  private let guardian: ConnectionGuard
  private var isReadingBody = false
  /// The answer that is being written is the last of this connection.
  private var isLast = false
  private var isEnding = false
  private var drainedBytes = 0

  init(_ guardian: ConnectionGuard) { self.guardian = guardian }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    if isEnding {
      if case .body(let bytes) = part { drainedBytes += bytes.readableBytes }
      return
    }
    switch part {
    case .head(let head):
      // The decoder takes a coding it does not know for "until the connection closes"; a proxy may not.
      guard head.headers["transfer-encoding"].allSatisfy({ $0.lowercased() == "chunked" }) else {
        isEnding = true
        context.fireErrorCaught(HTTPParserError.invalidHeaderToken)
        return
      }
      isReadingBody = true
      guardian.headerEnded()
    case .body:
      break
    case .end:
      isReadingBody = false
      guardian.requestEnded()
    }
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    if isEnding, drainedBytes > Self.drainedBytesMax { return }
    context.read()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where (isReadingBody || head.status == .tooManyRequests) && guardian.clock.answersOwed == 1:
      isLast = true
      head.headers.replaceOrAdd(name: "connection", value: "close")
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end where isLast:
      context.writeAndFlush(data, promise: promise)
      guardian.answerEnded()
      end(context)
    case .end:
      context.write(data, promise: promise)
      guardian.answerEnded()
    default:
      context.write(data, promise: promise)
    }
  }

  /// Closes our side now and the rest a moment later, so that the client gets to read the answer. Who has not read it
  /// by then is cut: the system would go on offering it.
  private func end(_ context: ChannelHandlerContext) {
    isEnding = true
    context.close(mode: .output, promise: nil)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: Self.lingering) { bound.value.reset() }
    context.read()
  }
}
