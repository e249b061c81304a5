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
  public var bytes: [UInt8] {
    (0..<16).map { index in
      let word = index < 8 ? high : low
      return UInt8(truncatingIfNeeded: word >> UInt64(56 - (index % 8) * 8))
    }
  }

  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if index < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
    }
    self.init(high: words.0, low: words.1)
  }
}

extension ID: LosslessStringConvertible {
  private static var alphabet: [UInt8] { Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8) }

  /// 26 letters, upper case.
  public var description: String {
    let alphabet = Self.alphabet
    var letters = [UInt8](repeating: 0, count: 26)
    var (upper, lower) = (high, low)
    for index in stride(from: 25, through: 0, by: -1) {
      letters[index] = alphabet[Int(lower & 31)]
      lower = lower >> 5 | upper << 59
      upper >>= 5
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Reads 26 letters in either case; nothing else is an id.
  public init?(_ text: String) {
    guard text.utf8.count == 26 else { return nil }
    let alphabet = Self.alphabet
    var (upper, lower): (UInt64, UInt64) = (0, 0)
    for (index, byte) in text.utf8.enumerated() {
      let letter = (97...122).contains(byte) ? byte - 32 : byte
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      if index == 0, value > 7 { return nil }
      upper = upper << 5 | lower >> 59
      lower = lower << 5 | UInt64(value)
    }
    self.init(high: upper, low: lower)
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
