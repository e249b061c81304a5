import ScripCore
import ScripStore
import Seal

/// On whose behalf an act runs: a person at work, or the program by itself.
struct Performer: Sendable {
  let practice: PracticeID
  let login: LoginID?
  /// The therapist that the person is in the schedule, if any.
  let therapist: TherapistID?
  private let signedMembership: MembershipID?
  private let addressDigest: Digest?

  init(_ caller: Caller) {
    practice = caller.practice
    login = caller.login
    therapist = caller.therapist
    signedMembership = caller.membership
    addressDigest = Digest(of: Array(caller.address.utf8))
  }

  init(program practice: PracticeID) {
    self.practice = practice
    login = nil
    therapist = nil
    signedMembership = nil
    addressDigest = nil
  }

  /// The membership that rows name as their author; all zeros for the program itself.
  var membership: MembershipID { signedMembership ?? MembershipID(high: 0, low: 0) }

  func line(
    _ id: AuditLineID, _ act: String, _ outcome: AuditLine.Outcome, subjects: [Subject], content: Digest,
    at moment: Moment
  ) -> AuditLine {
    AuditLine(
      id: id, happenedAt: moment, act: act, outcome: outcome, login: login, membership: signedMembership,
      addressDigest: addressDigest, subjects: subjects.map { "\($0.noun)/\($0.id)" }, contentDigest: content)
  }
}
