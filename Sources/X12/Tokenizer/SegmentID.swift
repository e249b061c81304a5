/// The name of a segment, such as `NM1`: up to four bytes as one number.
public struct SegmentID: Hashable, Sendable, CustomStringConvertible {
  public let number: UInt32

  public init(number: UInt32) { self.number = number }

  /// Longer names than four bytes are none of X12's: they become the number 0.
  public init(_ text: some StringProtocol) {
    let utf8 = text.utf8
    number = utf8.count > 4 ? 0 : utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  @inline(__always)
  init(_ bytes: Bytes) {
    if bytes.count > 4 {
      number = 0
    } else {
      var value: UInt32 = 0
      for offset in 0..<bytes.count { value = value << 8 | UInt32(bytes.start[offset]) }
      number = value
    }
  }

  public var description: String {
    var bytes: [UInt8] = []
    for shift in [24, 16, 8, 0] {
      let byte = UInt8(truncatingIfNeeded: number >> UInt32(shift))
      if byte != 0 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same name in capitals.
  var capitals: SegmentID {
    // Of letters and digits, small letters alone have both of these bits.
    if (number << 1) & number & 0x4040_4040 == 0 { return self }
    var value = number
    for shift: UInt32 in [0, 8, 16, 24] {
      let byte = value >> shift & 0xFF
      if byte >= 0x61 && byte <= 0x7A { value &-= 0x20 << shift }
    }
    return SegmentID(number: value)
  }
}

extension SegmentID: ExpressibleByStringLiteral {
  public init(stringLiteral value: StaticString) {
    var number: UInt32 = 0
    for offset in 0..<value.utf8CodeUnitCount { number = number << 8 | UInt32(value.utf8Start[offset]) }
    self.number = number
  }
}
