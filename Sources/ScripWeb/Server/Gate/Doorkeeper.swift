import ScripDesk

/// Tells who stands behind a cookie. Made by the identity layer; asked once for every guarded request.
public struct Doorkeeper: Sendable {
  /// Somebody with a living sign-in.
  public struct Entry: Sendable {
    /// Nil until a person who works in several practices has chosen one.
    public let caller: Caller?
    /// The secret that every form of this sign-in carries.
    public let formToken: String

    public init(caller: Caller?, formToken: String) {
      self.caller = caller
      self.formToken = formToken
    }
  }

  let entry: @Sendable (_ token: String, _ address: String) async throws -> Entry?

  public init(entry: @escaping @Sendable (_ token: String, _ address: String) async throws -> Entry?) {
    self.entry = entry
  }

  /// The cookie's name before its `__Host-` prefix.
  static let cookieName = "scrip"
}
