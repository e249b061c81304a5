import ScripCore
import Seal

/// Seals bytes as they arrive, so that a 25 MB upload never needs 25 MB of memory.
///
/// Feed it, and store each batch of chunks it gives in a short transaction of its own (`Connection.add(_:)`). Store
/// what `finish` gives in the transaction that makes the document exist. Chunks without it are swept.
public struct DocumentWriter: ~Copyable {
  private let stream: StreamID
  private let byteCountMax: Int
  private let context: [UInt8]
  private var sealer: StreamSealer
  private var digest = RunningDigest()
  private var byteCount = 0
  private var chunkCount = 0
  /// At most one chunk is held back: only at the end is it known to be the last.
  private var held: [UInt8] = []

  /// `stream` is a fresh id made at the moment the bytes begin to arrive: its time tells abandoned chunks apart.
  public init(
    practice: PracticeID, stream: ID<Noun.Document>, key: PracticeKey, byteCountMax: Int = Document.byteCountMax
  ) {
    self.stream = StreamID(high: stream.high, low: stream.low)
    self.byteCountMax = byteCountMax
    context = DocumentChunk.context(practice: practice, stream: self.stream)
    sealer = StreamSealer(key)
  }

  /// Takes the next bytes, as many as arrived, and gives the chunks that are full.
  public mutating func add(_ bytes: [UInt8]) throws(DocumentRefusal) -> [DocumentChunk] {
    byteCount += bytes.count
    guard byteCount <= byteCountMax else { throw .tooLarge }
    digest.add(bytes)
    held += bytes
    var chunks: [DocumentChunk] = []
    var start = 0
    while held.count - start > SealedStream.chunkByteCount {
      let end = start + SealedStream.chunkByteCount
      chunks.append(seal(Array(held[start..<end]), isLast: false))
      start = end
    }
    held.removeFirst(start)
    return chunks
  }

  /// Seals what is left: the last chunk, and what the part's row says.
  public mutating func finish() throws(DocumentRefusal) -> FinishedStream {
    guard byteCount > 0 else { throw .empty }
    let last = seal(held, isLast: true)
    held = []
    return FinishedStream(
      stream: stream, header: sealer.header, digest: digest.finish(), byteCount: byteCount, chunkCount: chunkCount,
      last: last)
  }

  private mutating func seal(_ clear: [UInt8], isLast: Bool) -> DocumentChunk {
    defer { chunkCount += 1 }
    return DocumentChunk(
      stream: stream, number: chunkCount, sealed: sealer.seal(clear, isLast: isLast, context: context))
  }
}

/// One sealed chunk: a row.
public struct DocumentChunk: Hashable, Sendable {
  let stream: StreamID
  let number: Int
  let sealed: [UInt8]

  /// Ties chunks to their practice and stream: moved elsewhere they do not open.
  static func context(practice: PracticeID, stream: StreamID) -> [UInt8] { practice.bytes + stream.bytes }
}

/// A stream sealed to its end, not yet part of any document.
public struct FinishedStream: Hashable, Sendable {
  let stream: StreamID
  let header: [UInt8]
  /// Over the clear bytes.
  public let digest: Digest
  public let byteCount: Int
  let chunkCount: Int
  let last: DocumentChunk
}
