import ScripCore
import ScripSQL
import ScripStore

/// A report came back and the prescriber ends the treatment, or does not sign: kept with the episode, no new order.
public struct FileStop: Act {
  public static let permission = Permission.signOffReferrals
  let intake: IntakeID

  public init(intake: IntakeID) { self.intake = intake }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<EpisodeID> {
    guard var found = try connection.intake(intake), let review = try connection.review(of: found)?.review,
      let returned = review.returned, returned.report != nil
    else { return .refused(.notFound) }
    guard found.state == .review || found.state == .unreadable else {
      return .refused(Refusal(.conflict, "This document has been dealt with; nothing was changed."))
    }
    found.state = .setAside
    found.reason = "a report that came back without a renewal"
    try connection.update(found, at: context.moment)
    try connection.noteReturn(of: review, as: .stopped, intake: intake, context)
    return .done(returned.episode, subjects: [Subject("intake", intake), Subject("episode", returned.episode)])
  }
}

extension Connection {
  /// Notes on the report that a document is the return of how it came back. Other documents change nothing.
  func noteReturn(of review: Review, as state: ReportState, intake: IntakeID, _ context: ActContext) throws {
    guard let id = review.returned?.report, var report = try report(id),
      let episode = try episode(report.report.episode)
    else { return }
    report.state = state
    report.intake = intake
    try appendNext(report, of: episode, context)
  }
}

extension ReferralVersion {
  /// Takes over what the order before said and what no page of a renewal repeats.
  mutating func keep(from earlier: ReferralVersion) {
    if regions.isEmpty { regions = earlier.regions }
    side = side ?? earlier.side
    precautions = precautions ?? earlier.precautions
    if modalities.isEmpty { modalities = earlier.modalities }
    if diagnoses.isEmpty { diagnoses = earlier.diagnoses }
  }
}
