import ScripCore
import ScripSQL
import Seal

/// One line of the record of who did what to whose data. 45 CFR 164.312(b).
///
/// It names ids and digests only: the log can be read by somebody who may not read charts.
public struct AuditLine: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, CaseIterable { case done, refused }

  public let id: AuditLineID
  public let happenedAt: Moment
  /// The act's name, `SignOffReferral`; in the access log the query's, `ShowPatient`.
  public let act: String
  public let outcome: Outcome
  /// Nil when the program acted by itself: a job, a webhook.
  public let login: LoginID?
  public let membership: MembershipID?
  /// A digest of the network address: the same address is recognised, and none is stored.
  public let addressDigest: Digest?
  /// What it was done to, as `referral/01J…`, in the act's order.
  public let subjects: [String]
  /// A digest of what the act was given, so that it can be shown later what was agreed to.
  public let contentDigest: Digest?

  public init(
    id: AuditLineID, happenedAt: Moment, act: String, outcome: Outcome, login: LoginID?, membership: MembershipID?,
    addressDigest: Digest?, subjects: [String], contentDigest: Digest?
  ) {
    self.id = id
    self.happenedAt = happenedAt
    self.act = act
    self.outcome = outcome
    self.login = login
    self.membership = membership
    self.addressDigest = addressDigest
    self.subjects = subjects
    self.contentDigest = contentDigest
  }

  /// How a subject is written: its noun and its id.
  public static func subject<Noun>(_ noun: String, _ id: ID<Noun>) -> String { "\(noun)/\(id)" }
}

public enum AuditNoun: Sendable {}
public typealias AuditLineID = ID<AuditNoun>

/// The two logs of a practice. Both are sealed alike.
public enum AuditLog: String, Hashable, Sendable, CaseIterable {
  /// What was done, refusals included.
  case audit
  /// What was read.
  case access

  var table: SQL { self == .audit ? "audit" : "access" }
}

extension AuditLine {
  static let columns: SQL =
    """
    id, happened_at, act, outcome, login_id, membership_id, address_digest, subjects, content_digest
    """

  /// The line's columns, in the order of `columns`.
  var values: [Value] {
    [
      id.sqlValue, happenedAt.sqlValue, .text(act), .text(outcome.rawValue), login?.sqlValue ?? .null,
      membership?.sqlValue ?? .null, addressDigest.map { .bytes($0.bytes) } ?? .null,
      .text(subjects.joined(separator: " ")), contentDigest.map { .bytes($0.bytes) } ?? .null,
    ]
  }

  init(_ row: Row) throws {
    self.init(
      id: try row.id(0), happenedAt: try row.moment(1), act: try row.text(2), outcome: try row.word(3),
      login: try row.optionalID(4), membership: try row.optionalID(5),
      addressDigest: try row.optionalBytes(6).flatMap(Digest.init(bytes:)),
      subjects: try row.text(7).split(separator: " ").map(String.init),
      contentDigest: try row.optionalBytes(8).flatMap(Digest.init(bytes:)))
  }
}
