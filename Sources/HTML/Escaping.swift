/// How text becomes bytes that a browser reads back as that text, inside an element and inside quotes alike.
///
/// One rule for both places: `& < > " '` become references, a carriage return becomes `&#13;` (a parser would turn
/// it into a line feed), and characters HTML forbids (NUL, the other C0 controls, DEL, the C1 controls) become U+FFFD.
/// Source: HTML Standard, 13.2.3.5 "Preprocessing the input stream" and 13.1.2.3 "Attributes", read 2026-11-24.
enum Escaping {
  static func append(_ text: String, to page: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &page) }
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to page: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < text.count {
      guard isSpecial(text[index]) else {
        index += 1
        continue
      }
      let replacement = replacement(at: index, in: text)
      let length = text[index] == c1Lead ? 2 : 1
      if let replacement {
        page.append(contentsOf: text[start..<index])
        page.append(replacement)
        start = index + length
      }
      index += length
    }
    page.append(contentsOf: text[start..<text.count])
  }

  /// The first byte of U+0080–U+00BF; the C1 controls are the lower half of them.
  private static var c1Lead: UInt8 { 0xC2 }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x3F && (byte < 0x20 || specials & (1 << UInt64(byte)) != 0) || byte == 0x7F || byte == 0xC2
  }

  /// A bit for each of `" & ' < >`; computed where it is used, so that the loop asks no global.
  @inline(__always)
  private static var specials: UInt64 { 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E }

  private static func replacement(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> StaticString? {
    switch text[index] {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case UInt8(ascii: "\r"): "&#13;"
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): nil
    case c1Lead: index + 1 < text.count && text[index + 1] < 0xA0 ? "\u{FFFD}" : nil
    default: "\u{FFFD}"
    }
  }
}
