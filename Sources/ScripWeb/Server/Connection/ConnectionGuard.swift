import NIOCore
import NIOPosix

/// First in the pipeline: counts the bytes of one connection and cuts it when its clock says so.
///
/// An overdue connection is reset, not closed: a client that reads nothing would otherwise hold our send buffer.
final class ConnectionGuard: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = IOData
  typealias OutboundOut = IOData

  private static let piece = 64 * 1024
  private static let checkEvery = TimeAmount.seconds(1)

  private let counts: ConnectionCounts
  private let address: String
  private(set) var clock: ConnectionClock
  private var weWait = false
  private var check: RepeatedTask?
  private var isProven = false
  private var hasLeft = false

  init(counts: ConnectionCounts, address: String, limits: ServerLimits, idleSeconds: Double) {
    self.counts = counts
    self.address = address
    clock = ConnectionClock(limits: limits, idleSeconds: idleSeconds, now: Self.now)
  }

  static var now: Double { Double(NIODeadline.now().uptimeNanoseconds) / 1e9 }

  func handlerAdded(context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    check = context.eventLoop.scheduleRepeatedTask(initialDelay: Self.checkEvery, delay: Self.checkEvery) { _ in
      let (handler, context) = bound.value
      handler.look(context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    weWait = false
    clock.bytesArrived(unwrapInboundIn(data).readableBytes, at: Self.now)
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    weWait = true
    context.read()
  }

  /// Sends in pieces, so that progress is seen while a long answer leaves.
  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .byteBuffer(var bytes) = unwrapOutboundIn(data) else {
      context.write(data, promise: promise)
      return
    }
    repeat {
      let piece = bytes.readSlice(length: min(Self.piece, bytes.readableBytes)) ?? bytes
      let left = context.eventLoop.makePromise(of: Void.self)
      clock.writeStarted(at: Self.now)
      left.futureResult.assumeIsolated().whenComplete { _ in self.clock.writeEnded(at: Self.now) }
      if bytes.readableBytes == 0 { left.futureResult.cascade(to: promise) }
      context.write(wrapOutboundOut(.byteBuffer(piece)), promise: left)
    } while bytes.readableBytes > 0
  }

  func headerEnded() { clock.headerEnded(at: Self.now) }
  func requestEnded() { clock.requestEnded(at: Self.now) }

  func answerEnded() {
    clock.answerEnded(at: Self.now)
    guard !isProven else { return }
    isProven = true
    counts.prove(address)
  }

  private func look(_ context: ChannelHandlerContext) {
    guard clock.overdue(at: Self.now, weWait: weWait, crowded: counts.isCrowded) != nil else { return }
    check?.cancel()
    context.reset()
  }

  private func leave() {
    guard !hasLeft else { return }
    hasLeft = true
    check?.cancel()
    counts.leave(address, proven: isProven)
  }
}

extension ChannelHandlerContext {
  /// Ends the connection and forgets what the client has not read.
  func reset() {
    if let options = channel as? any SocketOptionProvider {
      options.setSoLinger(.init(l_onoff: 1, l_linger: 0)).whenFailure { _ in }
    }
    close(promise: nil)
  }
}
