import ScripIntake

/// Reads a saved message: who, when, about what, and the first plain text in it.
///
/// Attachments are not read, they are named: each is brought in as a document of its own.
func readEmail(_ document: [UInt8], to send: (DecodedPage) -> Void) throws(Unreadable) {
  let message = MessagePart(decodedText(document))
  var pages = TypedPages()
  for name in ["from", "date", "subject"] {
    if let value = message.headers[name] { pages.add("\(name.capitalizedFirst): \(value)"[...]) }
  }
  for name in message.attachments(depth: 0) {
    pages.add("Attached, and not read here: \(name). Open the original, save it, and upload it by itself."[...])
  }
  pages.add("")
  guard let body = message.plainText(depth: 0) else {
    throw Unreadable("This message has no plain text; save what is attached to it and send that instead.")
  }
  for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { pages.add(line) }
  try pages.pages().forEach(send)
}

/// A message or one part of it: header fields by lower-case name, and what follows. Source: RFC 5322, RFC 2046.
private struct MessagePart {
  var headers: [String: String] = [:]
  var body: Substring = ""

  init(_ text: String) {
    var last = ""
    var rest = text[...]
    while let end = rest.firstIndex(where: \.isNewline) {
      let line = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if line.isEmpty { break }
      if line.first == " " || line.first == "\t" {
        headers[last]?.append(contentsOf: " " + line.drop { $0 == " " || $0 == "\t" })
      } else if let colon = line.firstIndex(of: ":") {
        last = line[..<colon].lowercased()
        headers[last] = String(line[line.index(after: colon)...].drop { $0 == " " })
      }
    }
    body = rest
  }

  /// The first part that is plain text, decoded; parts within parts are followed three deep.
  func plainText(depth: Int) -> String? {
    let type = headers["content-type"] ?? "text/plain"
    if type.lowercased().hasPrefix("multipart/") {
      guard depth < 3, let boundary = Self.value("boundary", of: type) else { return nil }
      for part in parts(between: "--" + boundary) {
        if let text = MessagePart(part).plainText(depth: depth + 1) { return text }
      }
      return nil
    }
    guard type.lowercased().hasPrefix("text/plain") else { return nil }
    return switch headers["content-transfer-encoding"]?.lowercased() {
    case "quoted-printable": Self.quotedPrintable(body)
    case "base64": Self.base64(body)
    default: String(body)
    }
  }

  /// What is attached, by its file name or else its type; signatures and pictures within the words are none.
  func attachments(depth: Int) -> [String] {
    let type = headers["content-type"] ?? "text/plain"
    if type.lowercased().hasPrefix("multipart/") {
      guard depth < 3, let boundary = Self.value("boundary", of: type) else { return [] }
      return parts(between: "--" + boundary).flatMap { MessagePart($0).attachments(depth: depth + 1) }
    }
    let disposition = headers["content-disposition"] ?? ""
    guard disposition.lowercased().hasPrefix("attachment") else { return [] }
    let name = Self.value("filename", of: disposition) ?? Self.value("name", of: type)
    return [String((name ?? String(type.prefix { $0 != ";" })).prefix(80))]
  }

  private func parts(between marker: String) -> [String] {
    var parts: [String] = []
    var part: [Substring]?
    for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix(marker) {
        if let part { parts.append(part.joined(separator: "\n")) }
        part = []
      } else {
        part?.append(line)
      }
    }
    return parts
  }

  /// A parameter of a header field, such as `boundary`.
  private static func value(_ parameter: String, of field: String) -> String? {
    guard let start = field.firstRange(of: parameter + "=")?.upperBound else { return nil }
    let value = field[start...]
    if value.first == "\"" { return value.dropFirst().split(separator: "\"").first.map(String.init) }
    return value.split { $0 == ";" || $0 == " " }.first.map(String.init)
  }

  private static func quotedPrintable(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      let pair = rest.prefix(2)
      if let value = UInt8(String(decoding: pair, as: UTF8.self), radix: 16), pair.count == 2 {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        // A soft line break.
        rest = rest.drop { $0 == 0x0D }
        if rest.first == 0x0A { rest = rest.dropFirst() }
      }
    }
    return decodedText(bytes)
  }

  private static func base64(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      let value: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(byte) - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(byte) - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(byte) + 4
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      bits = bits << 6 | value
      count += 1
      if count % 4 != 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32((6 * count) % 8))) }
    }
    return decodedText(bytes)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
