import ScripCore
import ScripSQL
import ScripStore

extension Identity {
  /// Nobody else who may sign in would be an owner of these practices.
  public struct NoOwnerLeft: Error, Hashable, Sendable, CustomStringConvertible {
    /// Their names, in order.
    public let practices: [String]

    public var description: String {
      "No owner would be left who may sign in: \(practices.joined(separator: ", ")). Make somebody else an owner first, "
        + "with scrip user roles or scrip user add."
    }
  }

  /// Throws `NoOwnerLeft` if somebody who ceases to be an owner of these memberships' practices leaves one without any.
  /// Whoever is shut out already leaves nothing behind.
  static func keepOwners(
    of memberships: [Membership], besides login: Login, at moment: Moment, in connection: borrowing Connection
  ) throws {
    guard login.disabledAt == nil else { return }
    var left = memberships.filter { $0.roles.contains(.owner) }
    guard !left.isEmpty else { return }
    for other in try connection.logins() where other.id != login.id && other.disabledAt == nil {
      let owned = try connection.memberships(of: other.id, at: moment).filter { $0.roles.contains(.owner) }
      left.removeAll { membership in owned.contains { $0.practice == membership.practice } }
    }
    guard left.isEmpty else { throw NoOwnerLeft(practices: left.map(\.practiceName)) }
  }
}
