import ScripCore
import ScripSQL
import Seal

extension Connection {
  /// Stores sealed chunks; they belong to nothing until `add` names their stream.
  public func add(_ chunks: [DocumentChunk]) throws {
    for chunk in chunks {
      try execute(
        """
        INSERT INTO document_chunk (practice_id, stream_id, number, sealed)
        VALUES (\(practice), \(chunk.stream), \(chunk.number), \(chunk.sealed))
        """)
    }
  }

  /// Makes the document exist. Its earlier chunks are stored by then; this stores the last one.
  ///
  /// `key` seals the file's name. The digest and length are the stream's.
  public func add(_ document: Document, _ stream: FinishedStream, key: PracticeKey) throws {
    precondition(document.digest == stream.digest, "A document is what its stream holds; take the digest from it")
    let name = document.fileName.map { key.seal(Array($0.utf8), context: document.id.bytes) }
    try insert(
      into: .document,
      [
        "id": document.id, "digest": document.digest.bytes, "byte_count": document.byteCount,
        "media_type": document.mediaType, "file_name": name, "via": document.via, "received_at": document.receivedAt,
      ])
    try add(.original, of: document.id, stream)
  }

  /// Adds a page's picture or words to a document that exists.
  public func add(_ part: DocumentPart, of document: DocumentID, _ stream: FinishedStream) throws {
    try add([stream.last])
    try insert(
      into: .documentPart,
      [
        "document_id": document, "part": part.description, "stream_id": stream.stream, "header": stream.header,
        "digest": stream.digest.bytes, "byte_count": stream.byteCount, "chunk_count": stream.chunkCount,
      ])
  }

  /// What is known of a document; nil when this practice has none with this id.
  public func document(_ id: DocumentID, key: PracticeKey) throws -> Document? {
    try first(
      """
      SELECT digest, byte_count, media_type, file_name, via, received_at FROM document
      WHERE practice_id = \(practice) AND id = \(id)
      """
    ) { row in
      guard let digest = Digest(bytes: try row.bytes(0)) else { throw row.unreadable(0, as: "a digest") }
      let name = try row.optionalBytes(3).map { try key.open($0, context: id.bytes) }
      return Document(
        id: id, digest: digest, byteCount: try row.int(1), mediaType: try row.text(2),
        fileName: name.map { String(decoding: $0, as: UTF8.self) }, via: try row.text(4),
        receivedAt: try row.moment(5))
    }
  }

  /// Documents with these very bytes, oldest first: the same fax sent twice.
  ///
  /// Promises: index `document_by_digest`.
  public func documents(withDigest digest: Digest) throws -> [DocumentID] {
    try map(
      "SELECT id FROM document WHERE practice_id = \(practice) AND digest = \(digest.bytes) ORDER BY id"
    ) { try $0.id(0) }
  }

  /// Deletes chunks whose stream began before `moment` and never became part of a document. Returns how many.
  public func sweepAbandonedChunks(before moment: Moment) throws -> Int {
    let end = StreamID(at: moment, random: (0, 0))
    return try execute(
      """
      DELETE FROM document_chunk WHERE practice_id = \(practice) AND stream_id < \(end)
      AND NOT EXISTS (SELECT 1 FROM document_part p
        WHERE p.practice_id = document_chunk.practice_id AND p.stream_id = document_chunk.stream_id)
      """)
  }
}
