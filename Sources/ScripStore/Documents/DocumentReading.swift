import ScripCore
import ScripSQL
import Seal

/// Where a part's sealed chunks lie, and what they were when they were written.
public struct StoredStream: Hashable, Sendable {
  let stream: StreamID
  let header: [UInt8]
  let digest: [UInt8]
  /// Of the clear bytes.
  public let byteCount: Int
  public let chunkCount: Int
}

/// Opens the chunks of a stored stream in their order, at most 64 KiB each, checked as they come.
///
/// Throws `SealFailure` at the first chunk that is not as it was written, and in `requireEnd` when something is
/// missing: what was given by then was right, but is not the whole.
public struct DocumentOpener: ~Copyable {
  private let context: [UInt8]
  private let expected: [UInt8]
  private var opener: StreamOpener
  private var digest = RunningDigest()

  public init(_ stored: StoredStream, of practice: PracticeID, key: PracticeKey) throws(SealFailure) {
    context = DocumentChunk.context(practice: practice, stream: stored.stream)
    expected = stored.digest
    opener = try StreamOpener(key, header: stored.header)
  }

  /// The clear bytes of the next chunk.
  public mutating func open(_ sealed: [UInt8]) throws(SealFailure) -> [UInt8] {
    let clear = try opener.open(sealed, context: context)
    digest.add(clear)
    return clear
  }

  /// Throws unless every chunk has been opened and they are the bytes that came in.
  public mutating func requireEnd() throws(SealFailure) {
    try opener.requireEnd()
    guard digest.finish().bytes == expected else { throw .altered }
  }
}

extension Connection {
  /// Where a part lies; nil when there is no such part.
  public func stream(_ part: DocumentPart, of document: DocumentID) throws -> StoredStream? {
    try first(
      """
      SELECT stream_id, header, digest, byte_count, chunk_count FROM document_part
      WHERE practice_id = \(practice) AND document_id = \(document) AND part = \(part.description)
      """
    ) { row in
      StoredStream(
        stream: try row.id(0), header: try row.bytes(1), digest: try row.bytes(2), byteCount: try row.int(3),
        chunkCount: try row.int(4))
    }
  }

  /// One chunk as it is stored. Chunks are only ever added: a stream may be read over several transactions.
  public func sealedChunk(_ number: Int, of stored: StoredStream) throws -> [UInt8] {
    let found = try first(
      """
      SELECT sealed FROM document_chunk
      WHERE practice_id = \(practice) AND stream_id = \(stored.stream) AND number = \(number)
      """
    ) { try $0.bytes(0) }
    guard let found else { throw SealFailure.cutShort }
    return found
  }

  /// Gives a part's clear bytes piece by piece. Returns false when there is no such part; throws as `DocumentOpener`.
  public func read(
    _ part: DocumentPart, of document: DocumentID, key: PracticeKey, _ give: ([UInt8]) throws -> Void
  ) throws -> Bool {
    guard let stored = try stream(part, of: document) else { return false }
    var opener = try DocumentOpener(stored, of: practiceID, key: key)
    for number in 0..<stored.chunkCount { try give(try opener.open(try sealedChunk(number, of: stored))) }
    try opener.requireEnd()
    return true
  }

  /// A part's clear bytes, whole; nil when there is no such part.
  public func bytes(_ part: DocumentPart, of document: DocumentID, key: PracticeKey) throws -> [UInt8]? {
    var whole: [UInt8] = []
    return try read(part, of: document, key: key) { whole += $0 } ? whole : nil
  }
}
