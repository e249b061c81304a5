import ScripCore

/// A person at work in one practice: who asks, and what they may do. The only way to `Desk`.
///
/// Made by `Identity` alone, from a living sign-in and membership, anew for every request: a right that was
/// taken away is gone with the next one.
public struct Caller: Hashable, Sendable {
  public let practice: PracticeID
  public let login: LoginID
  public let membership: MembershipID
  public let signIn: SignInID
  /// The therapist that this person is in the schedule, if any.
  public let therapist: TherapistID?
  /// `Rosa Ibarra`: how the person is named to colleagues and in the audit.
  public let name: String
  public let roles: Set<Role>
  /// Where the request came from.
  public let address: String

  public var permissions: Set<Permission> { roles.permissions }

  public func may(_ permission: Permission) -> Bool { roles.contains { $0.permissions.contains(permission) } }

  init(
    practice: PracticeID, login: LoginID, membership: MembershipID, signIn: SignInID, therapist: TherapistID?,
    name: String, roles: Set<Role>, address: String
  ) {
    self.practice = practice
    self.login = login
    self.membership = membership
    self.signIn = signIn
    self.therapist = therapist
    self.name = name
    self.roles = roles
    self.address = address
  }
}
