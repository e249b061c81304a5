import ScripDesk

/// Tells who stands behind the token of a cookie; asked once for every request that has one.
public struct Doorkeeper: Sendable {
  let entry: @Sendable (_ token: String, _ address: String) async throws -> Identity.Entry?

  public init(entry: @escaping @Sendable (_ token: String, _ address: String) async throws -> Identity.Entry?) {
    self.entry = entry
  }

  public init(_ identity: Identity) {
    self.init { token, address in try await identity.entry(token: token, address: address) }
  }
}

extension Cookie {
  /// Holds the token of a sign-in.
  static let signIn = "scrip"
  /// Holds the secret of forms that are drawn before anybody is signed in.
  static let form = "scrip-form"
}
