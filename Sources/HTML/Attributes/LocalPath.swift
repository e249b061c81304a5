/// A place on this server: `/path`, `?query` or `#fragment`, as written in our source.
///
/// What is put in by `\( )` is percent-encoded, so it stays one piece of the path or one value of the query whatever it
/// holds: `"/referrals/\(id)/check"`, `"/search?q=\(typed)"`. No value of this type leaves the server or runs a script.
public struct LocalPath: Hashable, Sendable, ExpressibleByStringInterpolation {
  public let text: String

  public init(stringLiteral text: String) {
    precondition(Self.isLocal(text), "A local path begins with /, ? or # and names no other host")
    self.text = text
  }

  public init(stringInterpolation pieces: StringInterpolation) {
    let text = Self.rooted(pieces.text)
    precondition(Self.isLocal(text), "A local path begins with /, ? or # and names no other host")
    self.text = text
  }

  /// A path that came from outside, such as where to return to; nil if it could lead to another host or climb.
  public init?(checking text: String) {
    guard Self.isLocal(text), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
      Self.rooted(text) == text
    else {
      return nil
    }
    self.text = text
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var text = ""
    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 32) }
    public mutating func appendLiteral(_ literal: String) { text += literal }
    public mutating func appendInterpolation(_ piece: String) { text += PercentEncoding.encoded(piece) }
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }

  private static func isLocal(_ text: String) -> Bool {
    let bytes = text.utf8.prefix(2)
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: "?") { return true }
    let second = bytes.dropFirst().first
    // Browsers read `//host` and `/\host` as another host, and drop a tab or line break before they look.
    return first == UInt8(ascii: "/") && second != UInt8(ascii: "/") && second != UInt8(ascii: "\\")
      && !text.utf8.contains { $0 < 0x20 }
  }

  /// `text` with empty leading segments dropped and dot segments made harmless, so that an odd id cannot climb.
  private static func rooted(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "/"), hasOddSegment(text) else { return text }
    let end = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
    var segments = text[text.index(after: text.startIndex)..<end].split(
      separator: "/", omittingEmptySubsequences: false)
    while segments.count > 1, segments[0].isEmpty { segments.removeFirst() }
    let safe = segments.map { $0 == "." || $0 == ".." ? "-" : $0 }
    return "/" + safe.joined(separator: "/") + text[end...]
  }

  /// Whether some segment is empty or begins with a dot: seldom, so most paths need no taking apart.
  private static func hasOddSegment(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      if before == UInt8(ascii: "/"), byte == before || byte == UInt8(ascii: ".") { return true }
      before = byte
    }
    return false
  }
}
