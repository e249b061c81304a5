import ScripCore
import ScripSQL

/// What a login may do in one practice, and from when until when.
public struct Membership: Hashable, Sendable {
  public let id: MembershipID
  public let practice: PracticeID
  public let practiceName: String
  public let login: LoginID
  public let roles: Set<Role>
  /// The therapist that this person is in the schedule, if any.
  public let therapist: TherapistID?

  public init(
    id: MembershipID, practice: PracticeID, practiceName: String, login: LoginID, roles: Set<Role>,
    therapist: TherapistID?
  ) {
    self.id = id
    self.practice = practice
    self.practiceName = practiceName
    self.login = login
    self.roles = roles
    self.therapist = therapist
  }
}

extension Connection {
  /// The memberships of a login that are in force, by the practice's name.
  ///
  /// Promises: index `membership_by_login`.
  public func memberships(of login: LoginID, at moment: Moment) throws -> [Membership] {
    try map(
      """
      SELECT m.id, m.practice_id, p.name, m.login_id, m.roles, m.therapist_id
      FROM membership m JOIN practice p ON p.id = m.practice_id
      WHERE m.login_id = \(login) AND m.from_at <= \(moment) AND (m.to_at IS NULL OR m.to_at > \(moment))
      ORDER BY p.name, m.id
      """
    ) { row in
      Membership(
        id: try row.id(0), practice: try row.id(1), practiceName: try row.text(2), login: try row.id(3),
        roles: try Self.roles(row, 4), therapist: try row.optionalID(5))
    }
  }

  public func add(_ membership: Membership, from moment: Moment) throws {
    let roles = membership.roles.map(\.rawValue).sorted().joined(separator: " ")
    try insert(
      into: .membership,
      [
        "practice_id": membership.practice, "id": membership.id, "login_id": membership.login, "roles": roles,
        "therapist_id": membership.therapist, "from_at": moment, "to_at": Value.null,
      ])
  }

  /// Ends what a login may do in a practice; the row stays as a record of it.
  public func endMemberships(of login: LoginID, in practice: PracticeID, at moment: Moment) throws {
    let open: [MembershipID] = try map(
      """
      SELECT id FROM membership
      WHERE practice_id = \(practice) AND login_id = \(login) AND (to_at IS NULL OR to_at > \(moment))
      """
    ) { try $0.id(0) }
    for id in open { try change(.membership, practice, id) { $0["to_at"] = moment } }
  }

  /// Roles are stored as words; one that this program does not know gives no right.
  static func roles(_ row: Row, _ column: Int) throws -> Set<Role> {
    Set(try row.text(column).split(separator: " ").compactMap { Role(rawValue: String($0)) })
  }
}
