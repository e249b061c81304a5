/// A place that is not on this server and that a reader may go to by choice: a web page, a mailbox, a telephone.
///
/// Used by links only; a page never loads anything from it.
public struct OutsideAddress: Hashable, Sendable {
  public let text: String

  /// `https://` and a host, then visible ASCII; nil for anything else, so no other scheme gets through.
  public static func https(_ text: String) -> OutsideAddress? {
    let scheme = "https://"
    guard text.lowercased().hasPrefix(scheme), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    let host = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    guard !host.isEmpty, host.allSatisfy({ $0.isLetter || $0.isNumber || ".-:".contains($0) }) else { return nil }
    return OutsideAddress(text: text)
  }

  /// A letter to one mailbox. The address is percent-encoded around its `@`.
  public static func mail(_ mailbox: String) -> OutsideAddress {
    let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
    return OutsideAddress(text: "mailto:" + parts.map { PercentEncoding.encoded(String($0)) }.joined(separator: "@"))
  }

  /// A call; everything but digits and a leading plus is dropped.
  public static func phone(_ number: String) -> OutsideAddress {
    let digits = number.filter { $0.isASCII && $0.isNumber }
    return OutsideAddress(text: "tel:" + (number.hasPrefix("+") ? "+" : "") + digits)
  }
}
