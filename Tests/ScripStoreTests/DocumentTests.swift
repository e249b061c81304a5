import ScripCore
import ScripSQL
import ScripStore
import Seal
import Testing

@Suite struct DocumentTests {
  private let key = PracticeKey()

  /// Stores bytes as they would arrive: pieces of `piece` bytes, a transaction for each batch of chunks.
  private func receive(
    _ bytes: [UInt8], as id: DocumentID, in store: TestStore, piece: Int = 10_000
  ) async throws -> Document {
    let key = key
    var writer = DocumentWriter(practice: store.practice, stream: id, key: key)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      let chunks = try writer.add(Array(bytes[start..<min(start + piece, bytes.count)]))
      if !chunks.isEmpty { try await store.write { try $0.add(chunks) } }
    }
    let stream = try writer.finish()
    let document = Document(
      id: id, digest: stream.digest, byteCount: stream.byteCount, mediaType: "application/pdf",
      fileName: "order for Ada Example.pdf", via: "fax", receivedAt: .start)
    try await store.write { try $0.add(document, stream, key: key) }
    return document
  }

  private func bytes(_ id: DocumentID, in store: TestStore) async throws -> [UInt8]? {
    let key = key
    return try await store.read { try $0.bytes(.original, of: id, key: key) }
  }

  @Test("A document comes back byte for byte, whatever its length", arguments: StoreEngine.allCases)
  func roundTrip(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let key = key
    for (number, length) in [1, 65_535, 65_536, 65_537, 131_072, 300_001].enumerated() {
      let clear = Seal.randomBytes(length)
      let document = try await receive(clear, as: .test(number), in: store)
      #expect(try await bytes(document.id, in: store) == clear)
      #expect(try await store.read { try $0.document(document.id, key: key) } == document)
    }
    #expect(try await store.read { try $0.documentFaults(key: key) }.isEmpty)
    #expect(try await bytes(.test(99), in: store) == nil)
  }

  @Test("Nothing of a document or its name is stored in the clear", arguments: StoreEngine.allCases)
  func sealed(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let planted = Array("Ada Example".utf8)
    _ = try await receive(planted, as: .test(1), in: store)
    let stored = try await store.read { connection in
      try connection.map("SELECT sealed FROM document_chunk") { try $0.bytes(0) }
        + connection.map("SELECT file_name FROM document") { try $0.bytes(0) }
    }
    #expect(stored.count == 2)
    #expect(stored.allSatisfy { !$0.contains(planted) })
  }

  @Test("Pages and words stand beside the original", arguments: StoreEngine.allCases)
  func parts(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let key = key
    let document = try await receive([1], as: .test(1), in: store)
    var writer = DocumentWriter(practice: store.practice, stream: .test(2), key: key)
    _ = try writer.add([2, 2])
    let stream = try writer.finish()
    try await store.write { try $0.add(.page(1), of: document.id, stream) }
    #expect(try await store.read { try $0.bytes(.page(1), of: document.id, key: key) } == [2, 2])
    #expect(try await store.read { try $0.bytes(.words(1), of: document.id, key: key) } == nil)
    #expect(try await bytes(document.id, in: store) == [1])
  }

  @Test("The same bytes twice are recognised", arguments: StoreEngine.allCases)
  func duplicates(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let digest = try await receive([5, 6], as: .test(1), in: store).digest
    _ = try await receive([5, 6], as: .test(2), in: store)
    _ = try await receive([5, 7], as: .test(3), in: store)
    #expect(try await store.read { try $0.documents(withDigest: digest) } == [.test(1), .test(2)])
  }

  @Test("Chunks of an upload that broke off are swept, all others stay", arguments: StoreEngine.allCases)
  func sweeping(engine: StoreEngine) async throws {
    let store = try await engine.open()
    let kept = Seal.randomBytes(70_000)
    _ = try await receive(kept, as: .test(1), in: store)
    for number in [2, 500] {
      var writer = DocumentWriter(practice: store.practice, stream: .test(number), key: key)
      let chunks = try writer.add(Seal.randomBytes(140_000))
      try await store.write { try $0.add(chunks) }
    }
    let swept = try await store.write { try $0.sweepAbandonedChunks(before: Moment.start.adding(seconds: 100)) }
    #expect(swept == 2)
    #expect(try await bytes(.test(1), in: store) == kept)
  }

  @Test("A file that is too large or empty is refused")
  func refusals() throws {
    var large = DocumentWriter(practice: .test(1), stream: .test(2), key: key, byteCountMax: 10)
    _ = try large.add([UInt8](repeating: 0, count: 10))
    #expect(throws: DocumentRefusal.tooLarge) { _ = try large.add([0]) }
    var empty = DocumentWriter(practice: .test(1), stream: .test(2), key: key)
    #expect(throws: DocumentRefusal.empty) { _ = try empty.finish() }
  }
}
