/// An ICD-10-CM code by its form: upper case, three to seven characters, a dot after the third: `M54.50`.
///
/// The form does not say that the code exists or may be billed; `ICD10Table` does. 837P loop 2300 HI; CMS-1500 box 21.
public struct ICD10Code: Hashable, Sendable {
  /// The characters without the dot, left-aligned ASCII, zero bytes after the last; so order is the order of codes
  /// and a header sorts directly before what it heads.
  let packed: UInt64

  /// The characters without the dot as claims carry them, the first one in the highest byte, zeros after the last.
  public var packedASCII: UInt64 { packed }

  init(packed: UInt64) { self.packed = packed }

  /// Reads a code in either case, with or without its dot, surrounded by blanks at most; nothing else is a code.
  ///
  /// A letter, a digit or A (`QA0`), a digit or A or B (`C4A`), then up to four letters or digits after the dot.
  /// `M54.` and `M54.5-` are not codes.
  public init?(_ text: String) {
    var packed: UInt64 = 0
    var count = 0
    var endsWithDot = false
    for byte in text.utf8.trimmingBlanks {
      if byte == UInt8(ascii: "."), count == 3, !endsWithDot {
        endsWithDot = true
        continue
      }
      guard count < 7, let letter = byte.upperLetterOrDigit else { return nil }
      if count == 0, letter < UInt8(ascii: "A") { return nil }
      if count == 1, letter > UInt8(ascii: "A") { return nil }
      if count == 2, letter > UInt8(ascii: "B") { return nil }
      packed |= UInt64(letter) << UInt64(56 - count * 8)
      count += 1
      if count > 3 { endsWithDot = false }
    }
    guard count >= 3, !endsWithDot else { return nil }
    self.packed = packed
  }

  /// How many characters the code has, without its dot: 3...7.
  public var length: Int { 8 - packed.trailingZeroBitCount / 8 }

  /// The first three characters, the category: `M54` of `M54.50`.
  public var category: ICD10Code { prefix(3) }

  /// The code without its last character, or nil for a category.
  public var parent: ICD10Code? { length > 3 ? prefix(length - 1) : nil }

  /// Whether this code is `other` or stands below it.
  public func isAtOrBelow(_ other: ICD10Code) -> Bool { packed & other.mask == other.packed }

  private func prefix(_ count: Int) -> ICD10Code {
    ICD10Code(packed: packed & ~(UInt64.max >> UInt64(count * 8)))
  }

  /// Ones over the characters of the code.
  var mask: UInt64 { ~(UInt64.max >> UInt64(length * 8)) }
}

extension ICD10Code: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}

extension ICD10Code: LosslessStringConvertible {
  /// `M54.50`.
  public var description: String {
    var bytes: [UInt8] = []
    for place in 0..<length {
      if place == 3 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(truncatingIfNeeded: packed >> UInt64(56 - place * 8)))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ICD10Code: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = ICD10Code(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an ICD-10-CM code is written M54.50")
    }
    self = code
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
