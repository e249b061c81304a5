/// Why a document is not the JSON of an X12 file.
public struct JSONFailure: Error, Hashable, Sendable {
  /// The offset of the byte where reading stopped, from 0.
  public let byte: Int
  /// What should stand there.
  public let expected: String

  /// One sentence on what is wrong.
  public var message: String { "At byte \(byte) there should be \(expected)." }
}

/// Reads JSON from its beginning, piece by piece: only what the form of `X12JSONEncoder` needs.
struct JSONText {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  func failure(_ expected: String) -> JSONFailure { JSONFailure(byte: offset, expected: expected) }

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset]) { offset += 1 }
  }

  /// Steps over a mark if it is next.
  mutating func takes(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: mark) else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ mark: Unicode.Scalar) throws(JSONFailure) {
    if !takes(mark) { throw failure(String(mark)) }
  }

  mutating func expectEnd() throws(JSONFailure) {
    skipBlanks()
    if offset < bytes.count { throw failure("the end") }
  }

  /// Reads `[a, b]`, each item by `body`.
  mutating func list(_ body: (inout JSONText) throws -> Void) throws {
    try expect("[")
    if takes("]") { return }
    repeat { try body(&self) } while takes(",")
    try expect("]")
  }

  // MARK: Values

  /// An element: a piece, a list of components, or repeats of either.
  mutating func element(_ delimiters: Delimiters) throws -> [UInt8] {
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "{") else { return try components(delimiters) }
    let start = offset
    try expect("{")
    let key = try string()
    if key.elementsEqual("hex".utf8) {
      offset = start
      return try piece()
    }
    guard key.elementsEqual("repeats".utf8), let repetition = delimiters.repetition else {
      throw failure("hex, or repeats where a repetition separator is declared")
    }
    try expect(":")
    var joined: [UInt8] = []
    var isFirst = true
    try list { text in
      if !isFirst { joined.append(repetition) }
      isFirst = false
      joined += try text.components(delimiters)
    }
    try expect("}")
    return joined
  }

  private mutating func components(_ delimiters: Delimiters) throws -> [UInt8] {
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "[") else { return try piece() }
    var joined: [UInt8] = []
    var isFirst = true
    try list { text in
      if !isFirst { joined.append(delimiters.component) }
      isFirst = false
      joined += try text.piece()
    }
    return joined
  }

  mutating func delimiters() throws -> Delimiters {
    var found = Delimiters.common
    found.repetition = nil
    try expect("{")
    repeat {
      let key = try string()
      try expect(":")
      let value = try piece()
      guard value.count == 1 else { throw failure("one byte") }
      switch String(decoding: key, as: UTF8.self) {
      case "element": found.element = value[0]
      case "component": found.component = value[0]
      case "segment": found.segment = value[0]
      case "repetition": found.repetition = value[0]
      default: throw failure("element, component, segment or repetition")
      }
    } while takes(",")
    try expect("}")
    return found
  }

  /// A string, or `{"hex": "41FF"}`.
  mutating func piece() throws(JSONFailure) -> [UInt8] {
    guard takes("{") else { return try string() }
    guard try string().elementsEqual("hex".utf8) else { throw failure("hex") }
    try expect(":")
    let digits = try string()
    guard digits.count % 2 == 0 else { throw failure("two digits a byte") }
    var decoded: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Self.digit(digits[index]), let low = Self.digit(digits[index + 1]) else {
        throw failure("hexadecimal digits")
      }
      decoded.append(UInt8(high << 4 | low))
    }
    try expect("}")
    return decoded
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  mutating func string() throws(JSONFailure) -> [UInt8] {
    try expect("\"")
    var decoded: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x22 { return decoded }
      if byte == 0x5C { try escape(&decoded) } else { decoded.append(byte) }
    }
    throw failure("the end of a string")
  }

  private mutating func escape(_ decoded: inout [UInt8]) throws(JSONFailure) {
    guard offset < bytes.count else { throw failure("the rest of an escape") }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: decoded.append(byte)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): decoded += Array(String(try scalar()).utf8)
    default: throw failure("an escape of JSON")
    }
  }

  /// A character after `\u`: four digits, or twice four for one beyond the first plane.
  private mutating func scalar() throws(JSONFailure) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, offset + 1 < bytes.count, bytes[offset] == 0x5C, bytes[offset + 1] == UInt8(ascii: "u")
    else { throw failure("a character") }
    offset += 2
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw failure("the second half of a character") }
    return scalar
  }

  private mutating func unit() throws(JSONFailure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < bytes.count, let digit = Self.digit(bytes[offset]) else { throw failure("four digits") }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }
}
