import ScripCore
import ScripIntake
import ScripSQL
import ScripStore

/// What the reader made of a document.
public enum ReaderResult: Sendable {
  case read(DocumentReading, pages: [DecodedPage])
  case unreadable(reason: String)
}

extension Desk {
  /// The clear bytes of a document that waits to be read; nil when somebody has dealt with it.
  public func documentToRead(_ intake: IntakeID, in practice: PracticeID) async throws -> [UInt8]? {
    let key = try await practiceKey(of: practice)
    return try await database.read(in: .of(practice)) { connection in
      guard let found = try connection.intake(intake), found.state == .waiting else { return nil }
      return try connection.bytes(.original, of: found.document, key: key)
    }
  }

  /// Files what the reader made of a document, with the pictures of its pages, or what is written on a page that has
  /// none. From here on a person decides.
  public func record(_ result: ReaderResult, of intake: IntakeID, in practice: PracticeID, key: RequestKey) async throws
  {
    var parts: [RecordReading.Part] = []
    if case .read(_, let pages) = result {
      let practiceKey = try await practiceKey(of: practice)
      for page in pages {
        let (part, bytes): (DocumentPart, [UInt8]) =
          page.image.isEmpty ? (.words(page.number), Array(page.text.utf8)) : (.page(page.number), page.image)
        guard !bytes.isEmpty else { continue }
        var rest: [UInt8]? = bytes
        let stream = try await seal(in: practice, with: practiceKey) {
          defer { rest = nil }
          return rest
        }
        parts.append(RecordReading.Part(part: part, stream: stream))
      }
    }
    _ = try await performAsProgram(
      RecordReading(intake: intake, result: result, parts: parts), in: practice, key: key)
  }
}

/// Puts a reading beside its document and the document before a person.
struct RecordReading: Act {
  static let permission = Permission.receiveDocuments
  let intake: IntakeID
  let result: ReaderResult
  let parts: [Part]

  /// A page's picture or text, sealed and stored, belonging to nothing yet.
  struct Part: Sendable {
    let part: DocumentPart
    let stream: FinishedStream
  }

  func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.intake(intake) else { return .refused(.notFound) }
    // A second run of the job, or a person was faster: what stands is kept.
    guard found.state == .waiting else { return .done(false, subjects: [Subject("intake", intake)]) }
    switch result {
    case .unreadable(let reason):
      found.state = .unreadable
      found.reason = reason
    case .read(var reading, let pages):
      found.state = .review
      found.pages = pages.count
      found.reason = reading.documentClass.listed
      let returned = try connection.returnedPaper(pages)
      if let returned, returned.report != nil, let order = try connection.referrals(of: returned.episode).last?.version
      {
        // Our own page: it is known whose it is and what it asks, however badly it was faxed.
        reading.orders = [OrderReading(renewing: order, read: reading.orders.first)]
        found.reason = returned.listed
      }
      if reading.orders.isEmpty { reading.orders = [OrderReading()] }
      found.title = reading.orders[0].patient.name.value?.written
      let sizes = pages.map { Review.PictureSize(width: $0.imageWidth, height: $0.imageHeight) }
      let review = Review(reading: reading, pictures: sizes, returned: returned)
      try connection.appendReview(review, of: found, version: 1, at: context.moment)
      for part in parts { try connection.add(part.part, of: found.document, part.stream) }
    }
    try connection.update(found, at: context.moment)
    return .done(true, subjects: [Subject("intake", intake)])
  }

  /// What makes two runs of the job the same: the document. Readings may differ from run to run.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(intake)
  }
}

extension DocumentClass {
  /// What the inbox says beside a document that does not look like a whole referral.
  fileprivate var listed: String? {
    switch self {
    case .referral: nil
    case .fragment: "looks like a later page only"
    case .notReferral: "does not look like a referral"
    case .blank: "looks blank"
    }
  }
}

extension ReturnedPaper {
  /// What the inbox says beside it.
  fileprivate var listed: String {
    switch decision {
    case .asOrdered, .changed: "a renewal that came back; it goes to its episode"
    case .stop: "a report that came back; “stop” is ticked"
    case nil: "a report that came back; see what the prescriber wrote"
    }
  }
}
