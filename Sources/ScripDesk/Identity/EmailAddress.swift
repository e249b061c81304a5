/// An e-mail address as a login's name: folded, so that capitals and blanks around it do not matter.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// Nil for anything without one @ between two texts, with blanks or control characters, or over 254 letters.
  public init?(_ text: String) {
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.endIndex
    let folded = text[start..<end].lowercased()
    let halves = folded.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, !halves[0].isEmpty, halves[1].contains("."), folded.utf8.count <= 254,
      folded.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace })
    else { return nil }
    description = folded
  }
}
