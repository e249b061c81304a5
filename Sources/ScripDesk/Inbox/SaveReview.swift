import ScripCore
import ScripIntake
import ScripSQL
import ScripStore

/// Keeps what was typed so far, as a new version of the reading. Nothing becomes a referral by it.
///
/// A text that could not be understood is kept as it was typed, beside the field as it stood before.
public struct SaveReview: Act {
  public static let permission = Permission.signOffReferrals
  let intake: IntakeID
  let order: Int
  let entries: ReviewEntries

  /// What was kept.
  public struct Saved: Hashable, Sendable, Codable {
    /// Of the reading.
    public let version: Int
    /// Whether every entry was understood.
    public let isWhole: Bool
  }

  public init(intake: IntakeID, order: Int, entries: ReviewEntries) {
    self.intake = intake
    self.order = order
    self.entries = entries
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Saved> {
    switch try connection.openReview(of: intake, order: order) {
    case .failure(let refusal): return .refused(refusal)
    case .success(var open):
      let faults = open.take(entries, for: order)
      let unread = faults.compactMap { fault in entries.fields[fault.field].map { (fault.field, $0) } }
      if !unread.isEmpty { open.review.particulars[order].unread = Dictionary(uniqueKeysWithValues: unread) }
      try connection.appendReview(open.review, of: open.intake, version: open.version + 1, at: context.moment)
      // The inbox and the page are headed by the name of the first order that waits, as it is now.
      let waiting = open.review.reading.orders[open.review.waitingOrder ?? 0]
      let title = waiting.patient.name.value?.written ?? open.intake.title
      if open.intake.title != title {
        open.intake.title = title
        try connection.update(open.intake, at: context.moment)
      }
      return .done(
        Saved(version: open.version + 1, isWhole: faults.isEmpty), subjects: [Subject("intake", intake)])
    }
  }
}

/// A review that may still be changed, with what a person typed put in.
struct OpenReview {
  var intake: Intake
  var version: Int
  var review: Review

  /// Puts in what was typed; the faults name what could not be understood, and there the review stays as it was.
  mutating func take(_ entries: ReviewEntries, for order: Int) -> [Refusal.Fault] {
    let faults = entries.apply(to: &review.reading.orders[order])
    review.particulars[order] = entries.particulars
    return faults
  }
}

extension Connection {
  /// The review of a document that nobody has dealt with yet.
  func openReview(of id: IntakeID, order: Int) throws -> Result<OpenReview, Refusal> {
    guard let found = try intake(id), let (version, kept) = try review(of: found) else { return .failure(.notFound) }
    guard found.state == .review || found.state == .unreadable else {
      return .failure(Refusal(.conflict, "This document has been dealt with; nothing was changed."))
    }
    guard kept.reading.orders.indices.contains(order) else { return .failure(.notFound) }
    guard kept.referral(ofOrder: order) == nil else {
      return .failure(Refusal(.conflict, "This order is signed off already; nothing was changed."))
    }
    return .success(OpenReview(intake: found, version: version, review: kept))
  }
}
