/// A cookie of ours. Every one is for the whole site, out of reach of scripts, and gone with the browser.
struct Cookie: Equatable, Sendable {
  enum SameSite: String, Sendable {
    case lax = "Lax"
    case strict = "Strict"
  }

  let name: String
  /// Letters and digits only, so nothing needs quoting; empty removes the cookie.
  let value: String
  let sameSite: SameSite
  /// Behind https the cookie takes the `__Host-` prefix, which a neighbouring host cannot set.
  let isSecure: Bool

  var line: String {
    let removal = value.isEmpty ? "; Max-Age=0" : ""
    let secure = isSecure ? "; Secure" : ""
    return
      "\(Self.name(name, isSecure: isSecure))=\(value); Path=/; HttpOnly; SameSite=\(sameSite.rawValue)\(secure)\(removal)"
  }

  static func name(_ name: String, isSecure: Bool) -> String { isSecure ? "__Host-\(name)" : name }

  /// The value of a cookie in a `Cookie` header. The first one counts: a browser sends the more specific first.
  static func value(of name: String, in header: String?) -> String? {
    // Bytes, not characters: every request passes here.
    for pair in (header ?? "").utf8.split(separator: UInt8(ascii: ";")) {
      let parts = pair.drop { $0 == UInt8(ascii: " ") }
        .split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].elementsEqual(name.utf8) else { continue }
      return String(parts[1])
    }
    return nil
  }
}
