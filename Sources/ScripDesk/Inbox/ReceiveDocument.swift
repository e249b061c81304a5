import ScripCore
import ScripSQL
import ScripStore
import Seal

/// How a document came in.
public struct Arrival: Hashable, Sendable, Codable {
  public var via: Intake.Via
  /// The number or address it came from.
  public var sender: String?
  public var fileName: String?
  /// As recognised from its first bytes.
  public var mediaType: String

  public init(via: Intake.Via, sender: String? = nil, fileName: String? = nil, mediaType: String) {
    self.via = via
    self.sender = sender
    self.fileName = fileName
    self.mediaType = mediaType
  }
}

/// Where a received document is found.
public struct Received: Hashable, Sendable, Codable {
  public let intake: IntakeID
  /// The very same bytes were received before: this is where.
  public let isDuplicate: Bool
}

extension Desk {
  /// Takes a document in as its bytes arrive: sealed chunk by chunk, and there only when the last one is stored.
  ///
  /// Throws `Refusal` when it is empty or larger than 25 MB; then nothing of it exists.
  public func receive(
    _ arrival: Arrival, by caller: Caller, key: RequestKey, next: () async throws -> [UInt8]?
  ) async throws -> Received {
    guard caller.may(FileDocument.permission) else { throw Refusal.forbidden }
    return try await receive(arrival, for: Performer(caller), key: key, next: next)
  }

  /// Takes in a document that no person brought: a fax from the watched folder.
  public func receiveAsProgram(
    _ arrival: Arrival, in practice: PracticeID, key: RequestKey, bytes: [UInt8]
  ) async throws -> Received {
    var rest: [UInt8]? = bytes
    return try await receive(arrival, for: Performer(program: practice), key: key) {
      defer { rest = nil }
      return rest
    }
  }

  private func receive(
    _ arrival: Arrival, for performer: Performer, key: RequestKey, next: () async throws -> [UInt8]?
  ) async throws -> Received {
    let practiceKey = try await practiceKey(of: performer.practice)
    let stream = try await seal(in: performer.practice, with: practiceKey, next: next)
    let act = FileDocument(arrival: arrival, stream: stream, key: practiceKey)
    return try await perform(act, for: performer, key: key)
  }

  /// The key that opens a practice's documents.
  func practiceKey(of practice: PracticeID) async throws -> PracticeKey {
    let key = installationKey
    let found = try await database.read(in: .of(practice)) { connection in
      try connection.practiceKey(wrappedBy: key)
    }
    guard let found else { throw Refusal.notFound }
    return found
  }

  /// Seals a stream of bytes into chunks and stores them; they belong to nothing until an act names them.
  func seal(
    in practice: PracticeID, with key: PracticeKey, next: () async throws -> [UInt8]?
  ) async throws -> FinishedStream {
    var ids = IDs(at: world.now(), seed: world.random())
    var writer = DocumentWriter(practice: practice, stream: ids.next(), key: key)
    do {
      while let bytes = try await next() {
        let chunks = try writer.add(bytes)
        if !chunks.isEmpty { try await write(in: practice) { connection in try connection.add(chunks) } }
      }
      return try writer.finish()
    } catch let refusal as DocumentRefusal {
      throw Refusal(refusal == .tooLarge ? .tooLarge : .invalid, refusal.description)
    } catch let failure as DatabaseFailure {
      throw Refusal(failure) ?? failure
    }
  }
}

/// Makes a received document exist, puts it into the inbox and asks for it to be read.
struct FileDocument: Act {
  static let permission = Permission.receiveDocuments
  let arrival: Arrival
  let stream: FinishedStream
  let key: PracticeKey

  func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Received> {
    for document in try connection.documents(withDigest: stream.digest) {
      if let known = try connection.intake(ofDocument: document) {
        return .done(Received(intake: known, isDuplicate: true), subjects: [Subject("intake", known)])
      }
    }
    let document = Document(
      id: context.ids.next(), digest: stream.digest, byteCount: stream.byteCount, mediaType: arrival.mediaType,
      fileName: arrival.fileName, via: arrival.via.rawValue, receivedAt: context.moment)
    try connection.add(document, stream, key: key)
    let intake = Intake(
      id: context.ids.next(), document: document.id, receivedAt: context.moment, via: arrival.via,
      sender: arrival.sender)
    try connection.add(intake)
    let job = Job(
      id: context.ids.next(), practice: connection.practiceID, kind: ReadingJob.kind, key: intake.id.description,
      subjects: [AuditLine.subject("intake", intake.id)], notBefore: context.moment)
    _ = try connection.enqueue(job, at: context.moment)
    return .done(
      Received(intake: intake.id, isDuplicate: false),
      subjects: [Subject("intake", intake.id), Subject("document", document.id)])
  }

  /// What makes two sendings the same: how it came and what it holds, never the key.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(arrival, forKey: .arrival)
    try container.encode(stream.digest.hexadecimal, forKey: .digest)
  }

  private enum CodingKeys: String, CodingKey { case arrival, digest }
}

/// The job that reads a document.
public enum ReadingJob {
  public static let kind = "ReadDocument"
}
