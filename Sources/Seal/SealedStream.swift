import CSodium

/// Bytes sealed piece by piece, so that 25 MB never need 25 MB of memory: XChaCha20-Poly1305 secretstream.
///
/// Promises: a chunk altered, left out, doubled or moved does not open; a stream whose last chunk is missing is told
/// from a whole one. Chunks hold at most `SealedStream.chunkByteCount` clear bytes.
public enum SealedStream {
  /// Clear bytes in every chunk but the last, which may be shorter and may be empty.
  public static let chunkByteCount = 65_536
  /// What a sealed chunk is longer than its clear bytes.
  public static let overheadByteCount = Int(crypto_secretstream_xchacha20poly1305_ABYTES)
  /// The bytes in front of the first chunk; stored beside the chunks and not secret.
  public static let headerByteCount = Int(crypto_secretstream_xchacha20poly1305_HEADERBYTES)
}

/// The writing end of a sealed stream.
public struct StreamSealer: ~Copyable {
  /// Stored in the clear; the stream does not open without it.
  public let header: [UInt8]
  private let state: StreamState
  private var isFinished = false

  public init<Use>(_ key: Key<Use>) {
    var header = [UInt8](repeating: 0, count: SealedStream.headerByteCount)
    let state = StreamState()
    key.withBytes { _ = crypto_secretstream_xchacha20poly1305_init_push(&state.raw, &header, $0) }
    self.header = header
    self.state = state
  }

  /// The next chunk, sealed. `context` must be given again to open it; the chunk with `isLast` closes the stream.
  public mutating func seal(_ clear: [UInt8], isLast: Bool, context: [UInt8]) -> [UInt8] {
    precondition(!isFinished, "A sealed stream takes nothing after its last chunk; start a new one")
    precondition(clear.count <= SealedStream.chunkByteCount, "A chunk holds 64 KiB at most; cut it first")
    isFinished = isLast
    let length = clear.count + SealedStream.overheadByteCount
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      _ = crypto_secretstream_xchacha20poly1305_push(
        &state.raw, buffer.baseAddress, nil, clear, UInt64(clear.count), context, UInt64(context.count),
        isLast ? finalTag : messageTag)
      filled = length
    }
  }
}

/// The reading end of a sealed stream.
public struct StreamOpener: ~Copyable {
  /// Whether the last chunk has been opened. A stream that stops before that was cut.
  public private(set) var isFinished = false
  private let state = StreamState()

  public init<Use>(_ key: Key<Use>, header: [UInt8]) throws(SealFailure) {
    guard header.count == SealedStream.headerByteCount else { throw .cutShort }
    let answer = key.withBytes { crypto_secretstream_xchacha20poly1305_init_pull(&state.raw, header, $0) }
    guard answer == 0 else { throw .altered }
  }

  /// The clear bytes of the next chunk.
  public mutating func open(_ sealed: [UInt8], context: [UInt8]) throws(SealFailure) -> [UInt8] {
    guard !isFinished else { throw .longerThanSealed }
    let length = sealed.count - SealedStream.overheadByteCount
    guard length >= 0 else { throw .cutShort }
    var tag: UInt8 = 0
    var opened = false
    let clear = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
      opened =
        crypto_secretstream_xchacha20poly1305_pull(
          &state.raw, buffer.baseAddress, nil, &tag, sealed, UInt64(sealed.count), context, UInt64(context.count)) == 0
      filled = opened ? length : 0
    }
    guard opened else { throw .altered }
    isFinished = tag == finalTag
    return clear
  }

  /// Throws unless the last chunk has been opened.
  public func requireEnd() throws(SealFailure) {
    if !isFinished { throw .cutShort }
  }
}

/// libsodium's state in one place: it holds a key derived from the caller's, and is wiped when the stream is let go.
private final class StreamState {
  var raw = crypto_secretstream_xchacha20poly1305_state()

  deinit { sodium_memzero(&raw, MemoryLayout.size(ofValue: raw)) }
}

/// libsodium's tags are preprocessor words that Swift cannot import; the functions give the same values.
private let messageTag = crypto_secretstream_xchacha20poly1305_tag_message()
private let finalTag = crypto_secretstream_xchacha20poly1305_tag_final()
