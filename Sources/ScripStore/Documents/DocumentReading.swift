import ScripCore
import ScripSQL
import Seal

extension Connection {
  /// Gives a part's clear bytes piece by piece, at most 64 KiB each, checked as they come.
  ///
  /// Returns false when there is no such part. Throws `SealFailure` at the first chunk that is not as it was written,
  /// and at the end when something is missing: what was given by then was right, but is not the whole.
  public func read(
    _ part: DocumentPart, of document: DocumentID, key: PracticeKey, _ give: ([UInt8]) throws -> Void
  ) throws -> Bool {
    guard let stored = try storedStream(part, of: document) else { return false }
    let context = DocumentChunk.context(practice: practiceID, stream: stored.stream)
    var opener = try StreamOpener(key, header: stored.header)
    var digest = RunningDigest()
    for number in 0..<stored.chunkCount {
      guard let row = try first(chunk(number, of: stored.stream)) else { throw SealFailure.cutShort }
      let clear = try opener.open(try row.bytes(0), context: context)
      digest.add(clear)
      try give(clear)
    }
    try opener.requireEnd()
    guard digest.finish().bytes == stored.digest else { throw SealFailure.altered }
    return true
  }

  /// A part's clear bytes, whole; nil when there is no such part.
  public func bytes(_ part: DocumentPart, of document: DocumentID, key: PracticeKey) throws -> [UInt8]? {
    var whole: [UInt8] = []
    return try read(part, of: document, key: key) { whole += $0 } ? whole : nil
  }

  private func chunk(_ number: Int, of stream: StreamID) -> SQL {
    """
    SELECT sealed FROM document_chunk
    WHERE practice_id = \(practice) AND stream_id = \(stream) AND number = \(number)
    """
  }

  private func storedStream(
    _ part: DocumentPart, of document: DocumentID
  ) throws -> (stream: StreamID, header: [UInt8], digest: [UInt8], chunkCount: Int)? {
    try first(
      """
      SELECT stream_id, header, digest, chunk_count FROM document_part
      WHERE practice_id = \(practice) AND document_id = \(document) AND part = \(part.description)
      """
    ) { (try $0.id(0), try $0.bytes(1), try $0.bytes(2), try $0.int(3)) }
  }
}
