/// A run of bytes inside what is being read: an element, a component or one repeat.
///
/// It owns nothing. It is valid only while the segment it came from is: copy it out (`string`) to keep it.
public struct Bytes {
  @usableFromInline let start: UnsafePointer<UInt8>
  /// The number of bytes; an element that is absent and one that is empty are alike.
  public let count: Int

  @inlinable @inline(__always)
  init(start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  @inlinable @inline(__always)
  public var isEmpty: Bool { count == 0 }

  @inlinable @inline(__always)
  public subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count, "An offset past the end of an element")
    return start[offset]
  }

  /// The bytes without copying them.
  @inlinable
  public var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// A copy as text; bytes that are not UTF-8 are replaced.
  public var string: String {
    // Fifteen bytes fit into a String itself: they are written there at once.
    if count > 15 { return String(decoding: buffer, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: count) { text in
      for offset in 0..<count { text[offset] = start[offset] }
      return count
    }
  }

  /// Up to eight bytes as one number, the first byte highest; nil when there are more.
  ///
  /// Two codes are the same code when their numbers are equal.
  @inlinable @inline(__always)
  public var code: UInt64? {
    if count > 8 { return nil }
    var code: UInt64 = 0
    for offset in 0..<count { code = code << 8 | UInt64(start[offset]) }
    return code
  }

  /// The text of a `code`.
  static func text(_ code: UInt64) -> String {
    let bytes = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: code >> UInt64($0)) }
    return String(decoding: bytes.drop { $0 == 0 }, as: UTF8.self)
  }

  /// A number that stands for the value: `code`, or for more than eight bytes a hash, which two long values may share.
  @inline(__always)
  var key: UInt64 {
    if let code { return code }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in 0..<count { hash = (hash ^ UInt64(start[offset])) &* 0x100_0000_01B3 }
    return hash
  }

  @inlinable
  public static func == (bytes: Bytes, text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<bytes.count where bytes.start[offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// The number of pieces between `separator`s; 1 when there is none, and for no bytes too.
  @inlinable
  public func pieces(separator: UInt8?) -> Int {
    guard let separator else { return 1 }
    var pieces = 1
    for offset in 0..<count where start[offset] == separator { pieces += 1 }
    return pieces
  }

  /// The piece at `index`, from 0; empty when there are fewer. For all of them there is `split`.
  @inlinable
  public func piece(_ index: Int, separator: UInt8?) -> Bytes {
    guard let separator else { return index == 0 ? self : Bytes(start: start, count: 0) }
    var left = index
    var from = 0
    var offset = 0
    while offset < count {
      if start[offset] == separator {
        if left == 0 { return Bytes(start: start + from, count: offset - from) }
        left -= 1
        from = offset + 1
      }
      offset += 1
    }
    return left == 0 ? Bytes(start: start + from, count: count - from) : Bytes(start: start, count: 0)
  }

  /// The pieces between `separator`s, in order. A value of a million pieces is gone through once.
  public func split(separator: UInt8?) -> Pieces { Pieces(self, separator: separator) }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Whether there is at least one byte and all are digits.
  var areDigits: Bool {
    if count == 0 { return false }
    for offset in 0..<count where !Bytes.isDigit(start[offset]) { return false }
    return true
  }

  /// A whole number of up to 18 digits; nil for anything else.
  public var integer: Int? {
    if count > 18 || !areDigits { return nil }
    var value = 0
    for offset in 0..<count { value = value &* 10 &+ Int(start[offset] &- 0x30) }
    return value
  }

  /// A decimal number as hundredths: `160` is 16000, `-1.5` is -150.
  ///
  /// Nil when it is no number, has more than two places or more than 16 digits.
  public var hundredths: Int? {
    // Sixteen digits, a sign and a point; no number of that length overflows.
    if count > 18 { return nil }
    let isNegative = count > 0 && start[0] == 0x2D
    let first = isNegative ? 1 : 0
    var offset = first
    var value = 0
    while offset < count, Bytes.isDigit(start[offset]) {
      value = value &* 10 &+ Int(start[offset] &- 0x30)
      offset &+= 1
    }
    var digits = offset &- first
    var places = 0
    if offset < count {
      if start[offset] != 0x2E { return nil }
      offset &+= 1
      places = count &- offset
      while offset < count {
        if !Bytes.isDigit(start[offset]) { return nil }
        value = value &* 10 &+ Int(start[offset] &- 0x30)
        offset &+= 1
      }
      digits &+= places
    }
    if digits == 0 || digits > 16 || places > 2 { return nil }
    if places == 0 { value &*= 100 } else if places == 1 { value &*= 10 }
    return isNegative ? -value : value
  }

  /// A copy as text without the blanks at its end.
  var trimmed: String {
    var count = count
    while count > 0, start[count - 1] == 0x20 { count -= 1 }
    return Bytes(start: start, count: count).string
  }
}

/// The pieces of a value, each looked for from the end of the one before. Valid as long as the value is.
public struct Pieces: Sequence, IteratorProtocol {
  private let bytes: Bytes
  private let separator: UInt8?
  /// Where the next piece begins; beyond the end when none is left.
  private var from = 0

  init(_ bytes: Bytes, separator: UInt8?) {
    self.bytes = bytes
    self.separator = separator
  }

  public mutating func next() -> Bytes? {
    if from > bytes.count { return nil }
    var end = from
    while end < bytes.count, bytes.start[end] != separator { end += 1 }
    defer { from = end + 1 }
    return Bytes(start: bytes.start + from, count: end - from)
  }
}
