/// The code on a paper by which it files itself when it comes back: `7K3M-92QX-4T`.
///
/// Ten letters of Crockford's base 32: eight drawn, two that check them. A code with one letter misread is put right,
/// with two it is refused (Reed–Solomon over GF(32), distance 3). It says nothing about anybody and is no secret.
public struct ReturnCode: Hashable, Sendable {
  /// Ten values of 0...31.
  private let letters: [UInt8]

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let drawn = 8
  private static let count = 10

  /// Of 40 random bits; more are ignored.
  public init(drawing bits: UInt64) {
    var letters = (0..<Self.drawn).map { UInt8(truncatingIfNeeded: bits >> (5 * UInt64($0))) & 31 }
    letters += Self.checks(of: letters)
    self.letters = letters
  }

  /// Reads a code as people type it and machines recognise it: any case, `O` for 0, `I` and `L` for 1, dashes and
  /// spaces anywhere. Nil when more than one letter of it is wrong.
  public init?(_ text: String) {
    var read: [UInt8] = []
    for scalar in text.unicodeScalars where !" -–—._:|".unicodeScalars.contains(scalar) {
      guard let value = Self.value(of: scalar), read.count < Self.count else { return nil }
      read.append(value)
    }
    guard read.count == Self.count, let mended = Self.mended(read) else { return nil }
    letters = mended
  }

  private static func value(of scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.isASCII else { return nil }
    let upper = scalar.value >= 97 && scalar.value <= 122 ? scalar.value - 32 : scalar.value
    switch upper {
    case UInt32(UInt8(ascii: "O")): return 0
    case UInt32(UInt8(ascii: "I")), UInt32(UInt8(ascii: "L")): return 1
    // U is in no code; a V is often read so.
    case UInt32(UInt8(ascii: "U")): return 27
    default: return alphabet.firstIndex(of: UInt8(truncatingIfNeeded: upper)).map { UInt8($0) }
    }
  }

  // MARK: The two checks

  /// α^0 … α^30 of GF(32) with α⁵ = α² + 1.
  private static let powers: [UInt8] = {
    var powers: [UInt8] = [1]
    for _ in 1..<31 {
      let next = powers[powers.count - 1] << 1
      powers.append(next & 32 == 0 ? next : next ^ 0b100101)
    }
    return powers
  }()

  private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
    guard let first = powers.firstIndex(of: one), let second = powers.firstIndex(of: other) else { return 0 }
    return powers[(first + second) % 31]
  }

  /// The sums of the letters and of the letters times the power of their place: both zero for a whole code.
  private static func syndromes(_ letters: [UInt8]) -> (UInt8, UInt8) {
    letters.enumerated().reduce((0, 0)) { sums, letter in
      (sums.0 ^ letter.element, sums.1 ^ product(letter.element, powers[letter.offset]))
    }
  }

  private static func checks(of drawn: [UInt8]) -> [UInt8] {
    // 32 × 32 pairs, one of which makes both sums zero.
    for one in UInt8(0)..<32 {
      for other in UInt8(0)..<32 where syndromes(drawn + [one, other]) == (0, 0) { return [one, other] }
    }
    preconditionFailure("the code's two checks are independent")
  }

  private static func mended(_ letters: [UInt8]) -> [UInt8]? {
    let (sum, weighted) = syndromes(letters)
    if sum == 0, weighted == 0 { return letters }
    guard let place = letters.indices.first(where: { sum != 0 && product(sum, powers[$0]) == weighted }) else {
      return nil
    }
    var mended = letters
    mended[place] ^= sum
    return mended
  }
}

extension ReturnCode: LosslessStringConvertible, Codable {
  /// `7K3M-92QX-4T`.
  public var description: String {
    let text = letters.map { Character(Unicode.Scalar(Self.alphabet[Int($0)])) }
    return String(text[0..<4]) + "-" + String(text[4..<8]) + "-" + String(text[8...])
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = ReturnCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a return code has ten letters")
    }
    self = code
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
