import HTML
import ScripCore

/// Where the one thing that settles a finding is done: no finding is a dead end for who may act on it.
struct FixLink: Equatable, Sendable {
  let words: String
  let path: String

  /// The records that a finding's way leads to.
  struct Records: Equatable, Sendable {
    let patient: PatientID
    let coverage: CoverageID?
    let episode: EpisodeID
    let referral: ReferralID?
    let intake: IntakeID?
  }

  /// Nil where nothing is entered: another day is chosen, a person is asked, or the reader may not act.
  init?(_ act: Fix.Act, _ records: Records, _ permissions: Set<Permission>) {
    let found: (words: String, path: String, permission: Permission)?
    switch act {
    case .askPrescriber:
      found = records.referral.map { ("Ask for it", "/referrals/\($0.description)/check#ask", .readReferrals) }
    case .renew:
      found = records.referral.map { ("Ask for more", "/referrals/\($0.description)/check#ask", .readReferrals) }
    case .confirmReading:
      found = records.intake.map { ("Look at the page", "/inbox/\($0.description)", .readInbox) }
    case .callPayer:
      found = records.coverage.map { ("Enter the answer", "/coverages/\($0.description)/benefits", .editCoverage) }
    case .askForAuthorization:
      found = ("Enter it", "/episodes/\(records.episode.description)#authorizations", .editCoverage)
    case .enterCoverage:
      let coverage = records.coverage?.description ?? "new"
      found = ("Enter it", "/patients/\(records.patient.description)/coverages/\(coverage)", .editCoverage)
    case .offerSelfPay:
      found = ("Show the price", "/episodes/\(records.episode.description)/estimate", .readReferrals)
    case .recordLicence, .recordNetwork:
      found = ("Open the settings", "/settings", .readSettings)
    default: found = nil
    }
    guard let found, permissions.contains(found.permission) else { return nil }
    (words, path) = (found.words, found.path)
  }

  /// The link as a button, or who acts when there is nothing to press.
  static func node(_ link: FixLink?, by: String) -> Node {
    guard let link, let path = LocalPath(checking: link.path) else { return span(.class("badge")) { by } }
    return a(.class("btn"), .href(path)) { link.words }
  }
}
