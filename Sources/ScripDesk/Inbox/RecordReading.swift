import ScripCore
import ScripIntake
import ScripSQL
import ScripStore

/// Files what the reader made of a document. From here on a person decides.
public struct RecordReading: Act {
  public static let permission = Permission.receiveDocuments
  let intake: IntakeID
  let pages: Int
  let result: Result

  public enum Result: Sendable, Encodable {
    case read(DocumentReading)
    case unreadable(reason: String)
  }

  public init(intake: IntakeID, pages: Int, result: Result) {
    self.intake = intake
    self.pages = pages
    self.result = result
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.intake(intake) else { return .refused(.notFound) }
    // A second run of the job, or a person was faster: what stands is kept.
    guard found.state == .waiting else { return .done(false, subjects: [Subject("intake", intake)]) }
    found.pages = pages
    switch result {
    case .unreadable(let reason):
      found.state = .unreadable
      found.reason = reason
    case .read(var reading):
      found.state = .review
      found.reason = reading.documentClass.listed
      if reading.orders.isEmpty { reading.orders = [OrderReading()] }
      found.title = reading.orders[0].patient.name.value?.written
      try connection.appendReview(Review(reading: reading), of: found, version: 1, at: context.moment)
    }
    try connection.update(found, at: context.moment)
    return .done(true, subjects: [Subject("intake", intake)])
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
