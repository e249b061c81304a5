import ScripCore
import ScripIntake
import ScripSQL
import ScripStore

/// Keeps what was typed so far, as a new version of the reading. Nothing becomes a referral by it.
public struct SaveReview: Act {
  public static let permission = Permission.signOffReferrals
  let intake: IntakeID
  let order: Int
  let entries: ReviewEntries

  public init(intake: IntakeID, order: Int, entries: ReviewEntries) {
    self.intake = intake
    self.order = order
    self.entries = entries
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    switch try connection.openReview(of: intake, order: order, with: entries) {
    case .failure(let refusal): return .refused(refusal)
    case .success(let open):
      try connection.appendReview(open.review, of: open.intake, version: open.version + 1, at: context.moment)
      return .done(open.version + 1, subjects: [Subject("intake", intake)])
    }
  }
}

/// A review that may still be changed, with what a person typed put in.
struct OpenReview {
  var intake: Intake
  var version: Int
  var review: Review
}

extension Connection {
  /// The review of a document that nobody has dealt with yet, with the entries in it.
  func openReview(
    of id: IntakeID, order: Int, with entries: ReviewEntries
  ) throws -> Result<OpenReview, Refusal> {
    guard let found = try intake(id), let (version, kept) = try review(of: found) else { return .failure(.notFound) }
    guard found.state == .review || found.state == .unreadable else {
      return .failure(Refusal(.conflict, "This document has been dealt with; nothing was changed."))
    }
    var review = kept
    guard review.reading.orders.indices.contains(order) else { return .failure(.notFound) }
    guard kept.referral(ofOrder: order) == nil else {
      return .failure(Refusal(.conflict, "This order is signed off already; nothing was changed."))
    }
    let faults = entries.apply(to: &review.reading.orders[order])
    guard faults.isEmpty else {
      return .failure(Refusal(.invalid, "Some fields could not be understood.", faults: faults))
    }
    review.particulars[order] = entries.particulars
    return .success(OpenReview(intake: found, version: version, review: review))
  }
}
