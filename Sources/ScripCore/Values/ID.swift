/// The identity of one record: 128 bits, ordered by the time it was made (UUID version 7).
///
/// `Noun` says what it identifies, so a patient's id cannot be given where a referral's is asked for.
/// In addresses it is 26 letters of Crockford base32; that text is also a valid FHIR id.
public struct ID<Noun>: Hashable, Comparable, Sendable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// A version 7 UUID from a moment and 80 random bits that the caller drew.
  public init(at moment: Moment, random: (UInt16, UInt64)) {
    let time = UInt64(bitPattern: moment.milliseconds) & 0xFFFF_FFFF_FFFF
    high = time << 16 | 0x7000 | UInt64(random.0) & 0x0FFF
    low = random.1 & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// The 16 bytes, most significant first: how the id is stored.
  public var bytes: [UInt8] { IDText.bytes(high, low) }

  public init?(bytes: [UInt8]) {
    guard let words = IDText.words(bytes: bytes) else { return nil }
    self.init(high: words.high, low: words.low)
  }
}

extension ID: LosslessStringConvertible {
  /// 26 letters, upper case.
  public var description: String { IDText.text(high, low) }

  /// Reads 26 letters in either case; nothing else is an id.
  public init?(_ text: String) {
    guard let words = IDText.words(text: text) else { return nil }
    self.init(high: words.high, low: words.low)
  }
}

extension ID: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = ID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "an id has 26 letters")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
