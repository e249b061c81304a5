import ScripCore
import ScripSQL
import ScripStore
import Seal

/// A stored part of a document, opened as its bytes are asked for: 25 MB that somebody reads slowly never lie in
/// memory whole.
public actor StoredFile {
  public nonisolated let mediaType: String
  public nonisolated let fileName: String?
  public nonisolated let byteCount: Int
  private let database: any Database
  private let practice: PracticeID
  private let stored: StoredStream
  private var opener: DocumentOpener
  private var chunksGiven = 0

  public nonisolated var unownedExecutor: UnownedSerialExecutor { DocumentThread.shared.asUnownedSerialExecutor() }

  fileprivate init(_ found: OpenDocument.Part, in practice: PracticeID, of database: any Database, key: PracticeKey)
    throws
  {
    (mediaType, fileName) = (found.document.mediaType, found.document.fileName)
    (stored, byteCount) = (found.stored, found.stored.byteCount)
    (self.database, self.practice) = (database, practice)
    opener = try DocumentOpener(found.stored, of: practice, key: key)
  }

  /// The next bytes, at most 64 KiB; nil at the end. Throws `SealFailure` when the rest is not what was stored.
  public func next() async throws -> [UInt8]? {
    let (number, stored) = (chunksGiven, stored)
    guard number < stored.chunkCount else { return nil }
    let sealed = try await database.read(in: .of(practice)) { connection in
      try connection.sealedChunk(number, of: stored)
    }
    let clear = try opener.open(sealed)
    chunksGiven += 1
    if chunksGiven == stored.chunkCount { try opener.requireEnd() }
    return clear
  }
}

extension Desk {
  /// The picture of a page, as PNG.
  public func picture(ofPage page: Int, of intake: IntakeID, by caller: Caller) async throws -> StoredFile {
    try await file(.page(page), of: intake, by: caller)
  }

  /// The document as it came in.
  public func original(of intake: IntakeID, by caller: Caller) async throws -> StoredFile {
    try await file(.original, of: intake, by: caller)
  }

  /// What is written on these pages, which have no pictures; what was not kept is missing.
  public func texts(ofPages pages: [Int], of intake: IntakeID, by caller: Caller) async throws -> [Int: String] {
    let key = try await practiceKey(of: caller.practice)
    return try await ask(OpenTexts(intake: intake, pages: pages, key: key), by: caller)
  }

  private func file(_ part: DocumentPart, of intake: IntakeID, by caller: Caller) async throws -> StoredFile {
    let key = try await practiceKey(of: caller.practice)
    let found = try await ask(OpenDocument(intake: intake, part: part, key: key), by: caller)
    return try StoredFile(found, in: caller.practice, of: database, key: key)
  }
}

/// Where one stored part of a document lies.
private struct OpenDocument: Query {
  static let permission = Permission.readReferrals
  let intake: IntakeID
  let part: DocumentPart
  let key: PracticeKey

  struct Part: Sendable {
    let document: Document
    let stored: StoredStream
  }

  func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Part> {
    guard let found = try connection.intake(intake),
      let document = try connection.document(found.document, key: key),
      let stored = try connection.stream(part, of: found.document)
    else { throw Refusal.notFound }
    return Found(
      Part(document: document, stored: stored), opened: try connection.subjects(of: intake) + [Subject(page: part)])
  }
}

/// The kept words of pages without a picture.
private struct OpenTexts: Query {
  static let permission = Permission.readReferrals
  let intake: IntakeID
  let pages: [Int]
  let key: PracticeKey

  func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[Int: String]> {
    guard let found = try connection.intake(intake) else { throw Refusal.notFound }
    var texts: [Int: String] = [:]
    for page in pages {
      guard let bytes = try connection.bytes(.words(page), of: found.document, key: key) else { continue }
      texts[page] = String(decoding: bytes, as: UTF8.self)
    }
    let opened = texts.keys.sorted().map { Subject(page: .words($0)) }
    return Found(texts, opened: try connection.subjects(of: intake) + opened)
  }
}
