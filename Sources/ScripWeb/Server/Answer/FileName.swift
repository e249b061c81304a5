/// Names of files that leave the server. A name is only ever a label: no path is built from it.
enum FileName {
  private static let fallback = "document"
  private static let lengthMax = 120

  /// `attachment; filename="…"; filename*=UTF-8''…`, safe for any name: what could end the quoted text or the
  /// header line, and what a file system could read as a folder, becomes `_` (RFC 6266, RFC 8187).
  static func disposition(saving name: String) -> String {
    let clean = cleaned(name)
    let ascii = String(decoding: clean.utf8.map { $0 < 0x80 ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    return "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(percentEncoded(clean))"
  }

  static func cleaned(_ name: String) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(lengthMax) {
      let isUnsafe =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || "\"\\/:*?<>|%;".unicodeScalars.contains(scalar)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      clean.append(isUnsafe ? "_" : scalar)
    }
    let text = String(clean)
    return text.allSatisfy({ $0 == "." || $0 == "_" || $0 == " " }) ? fallback : text
  }

  private static func percentEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        encoded += byte < 16 ? "%0" : "%"
        encoded += String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}
