import ScripCore
import ScripSQL
import ScripStore
import ScripX12
import Seal

/// What became of a file of payments.
public struct PostedFile: Hashable, Sendable, Codable {
  public let file: RemittanceFileID
  /// These very bytes were there already; nothing was posted again.
  public let isDuplicate: Bool
  public let remittances: [PostedRemittance]
  /// Why nothing could be posted, and what to do; the file is kept.
  public let reason: String?
}

extension Desk {
  /// Takes an 835 in and posts what is good in it. The same bytes post once, however often and from wherever they come.
  ///
  /// Throws `Refusal` when the file is empty or larger than 25 MB.
  public func postRemittance(
    _ arrival: Arrival, by caller: Caller, key: RequestKey, next: () async throws -> [UInt8]?
  ) async throws -> PostedFile {
    guard caller.may(PostRemittance.permission) else { throw Refusal.forbidden }
    return try await postRemittance(arrival, for: Performer(caller), key: key, next: next)
  }

  /// The same for a file that no person brought: a clearinghouse's folder.
  public func postRemittanceAsProgram(
    _ arrival: Arrival, in practice: PracticeID, key: RequestKey, bytes: [UInt8]
  ) async throws -> PostedFile {
    var rest: [UInt8]? = bytes
    return try await postRemittance(arrival, for: Performer(program: practice), key: key) {
      defer { rest = nil }
      return rest
    }
  }

  /// Posts a file that lay in a clearinghouse's folder, if it holds payments and is addressed to this practice.
  public func postRemittance(fromFolder bytes: [UInt8], in practice: PracticeID) async throws -> PostedFile? {
    let ours = try await database.read(in: .of(practice)) { connection in
      try connection.practiceProfile()?.clearinghouse?.submitterNumber
    }
    guard let ours, ReceivedAnswer.addressee(bytes) == ours, !ReadRemittances(bytes).payments.isEmpty else {
      return nil
    }
    guard let key = RequestKey("remittance-" + Digest(of: bytes).hexadecimal) else { return nil }
    return try await postRemittanceAsProgram(
      Arrival(via: .folder, mediaType: "application/edi-x12"), in: practice, key: key, bytes: bytes)
  }

  private func postRemittance(
    _ arrival: Arrival, for performer: Performer, key: RequestKey, next: () async throws -> [UInt8]?
  ) async throws -> PostedFile {
    let practiceKey = try await practiceKey(of: performer.practice)
    var bytes: [UInt8] = []
    let stream = try await seal(in: performer.practice, with: practiceKey) {
      let piece = try await next()
      if let piece { bytes += piece }
      return piece
    }
    // Read once, before the transaction, which may run more than once.
    let act = PostRemittance(arrival: arrival, stream: stream, key: practiceKey, read: ReadRemittances(bytes))
    return try await perform(act, for: performer, key: key)
  }
}

/// The payments of a file, or why there are none.
struct ReadRemittances: Sendable {
  struct Payment: Sendable {
    let payment: RemittanceFile.Payment
    let content: Digest
  }

  let payments: [Payment]
  let reason: String?

  init(_ bytes: [UInt8]) {
    do throws(RemittanceFile.Unreadable) {
      let file = try RemittanceFile.read(bytes)
      do {
        payments = try file.payments.map { Payment(payment: $0, content: try $0.remittance.contentDigest) }
        reason =
          payments.isEmpty
          ? "The file holds no payment (835)\(file.others > 0 ? ", but something else" : ""). Ask for the remittance."
          : nil
      } catch {
        payments = []
        reason = "Its payments could not be compared with those posted before. Tell whoever runs Scrip."
      }
    } catch {
      payments = []
      reason = "This is not an 835. \(error.sentence) If it is a picture or a PDF, enter it by hand."
    }
  }
}

extension Remittance {
  /// Of what it says, however the file was written.
  var contentDigest: Digest {
    get throws { Digest(of: try stableJSON(self)) }
  }
}

/// Keeps the file, deposits each of its payments, posts the good claims and parks the odd ones.
struct PostRemittance: Act {
  static let permission = Permission.postMoney
  let arrival: Arrival
  let stream: FinishedStream
  let key: PracticeKey
  let read: ReadRemittances

  func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<PostedFile> {
    if let known = try connection.remittanceFile(withDigest: stream.digest) {
      let remittances = try connection.remittances(inFile: known.id).map {
        PostedRemittance(id: $0.id, isDuplicate: true, held: $0.state.isInBooks ? nil : $0.reason)
      }
      return .done(
        PostedFile(file: known.id, isDuplicate: true, remittances: remittances, reason: known.reason),
        subjects: [Subject("remittanceFile", known.id)])
    }
    let document = Document(
      id: context.ids.next(), digest: stream.digest, byteCount: stream.byteCount, mediaType: arrival.mediaType,
      fileName: arrival.fileName, via: arrival.via.rawValue, receivedAt: context.moment)
    try connection.add(document, stream, key: key)
    let file = StoredRemittanceFile(
      id: context.ids.next(), document: document.id, digest: stream.digest, receivedAt: context.moment,
      payments: read.payments.count, reason: read.reason)
    guard try connection.insertIfNew(file) else { throw DatabaseFailure.busy }
    var posted: [PostedRemittance] = []
    for each in read.payments {
      posted.append(
        try connection.take(
          each.payment.remittance, content: each.content, file: file.id, unreadable: each.payment.unreadableClaims,
          fault: each.payment.fault, &context))
    }
    return .done(
      PostedFile(file: file.id, isDuplicate: false, remittances: posted, reason: read.reason),
      subjects: [Subject("remittanceFile", file.id)] + posted.map { Subject("remittance", $0.id) })
  }

  /// What makes two sendings the same: the bytes, never the key.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(stream.digest.hexadecimal, forKey: .digest)
  }

  private enum CodingKeys: String, CodingKey { case digest }
}
