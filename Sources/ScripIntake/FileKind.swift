/// What a file is, judged by its bytes alone: names and declared types are the sender's claims.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
  case pdf, tiff, jpeg, png, docx, text, email

  /// The most bytes a document may have, a file of payments too: 25 MB.
  public static let bytesMax = 25 << 20

  /// The kind of a whole document, or nil when it is none that is read here.
  ///
  /// A file that starts as a web page is never another kind, whatever follows: it is refused, not interpreted.
  public static func sniff(_ bytes: [UInt8]) -> FileKind? {
    if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) { return .tiff }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      return contains(Array("word/document.xml".utf8), in: bytes) ? .docx : nil
    }
    guard isText(bytes), !isMarkup(bytes) else { return nil }
    return isEmail(bytes) ? .email : .text
  }

  /// Printable bytes only: no NUL, no escape codes.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && !bytes.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) || $0 == 0x7F }
  }

  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    return text.first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  /// Two header lines of a message before its first empty line. Source: RFC 5322, section 3.6.
  private static func isEmail(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(16_384), as: UTF8.self)
    let names: Set = ["from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version"]
    var found: Set<String> = []
    for line in head.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.isEmpty { break }
      if line.first == " " || line.first == "\t" { continue }
      guard let colon = line.firstIndex(of: ":") else { return false }
      let name = line[..<colon].lowercased()
      guard !name.contains(" ") else { return false }
      if names.contains(name) { found.insert(name) }
    }
    return found.count >= 2 && found.contains("from")
  }

  private static func contains(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard bytes.count >= needle.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      (0...(bytes.count - needle.count)).contains { start in
        bytes[start] == needle[0] && bytes[start..<(start + needle.count)].elementsEqual(needle)
      }
    }
  }
}
