/// A telephone or fax number of the North American plan: ten digits, neither area code nor exchange beginning with 0 or 1.
///
/// Source: domain.md S0-20: a page once printed 757-4105-3222, which has eleven digits and reaches nobody.
public struct PhoneNumber: Hashable, Sendable, Codable {
  /// Ten digits.
  public let digits: String

  /// What keeps a text from being a number, said so that the person who typed it can mend it.
  public enum Fault: Error, Hashable, Sendable {
    case digits(Int)
    case areaCode
    case exchange
    case otherCharacters

    public var shown: String {
      switch self {
      case .digits(let count): "This has \(count) digits; a telephone number has 10."
      case .areaCode: "An area code does not begin with 0 or 1."
      case .exchange: "The three digits after the area code do not begin with 0 or 1."
      case .otherCharacters: "Write digits only, like 206-555-0142."
      }
    }
  }

  /// Reads the usual spellings: `(206) 555-0142`, `206.555.0142`, `+1 206 555 0142`.
  public static func read(_ text: String) -> Result<PhoneNumber, Fault> {
    var digits: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "+"), UInt8(ascii: "/"):
        continue
      default: return .failure(.otherCharacters)
      }
    }
    // The country code is dropped only when it was written as one: eleven digits otherwise are a slip of the finger.
    let startsWithOne = digits.first == UInt8(ascii: "1")
    if digits.count == 11, startsWithOne, text.utf8.contains(UInt8(ascii: "+")) || text.hasPrefix("1") {
      digits.removeFirst()
    }
    guard digits.count == 10 else { return .failure(.digits(digits.count)) }
    guard digits[0] >= UInt8(ascii: "2") else { return .failure(.areaCode) }
    guard digits[3] >= UInt8(ascii: "2") else { return .failure(.exchange) }
    return .success(PhoneNumber(digits: String(decoding: digits, as: UTF8.self)))
  }

  public init?(_ text: String) {
    guard case .success(let number) = Self.read(text) else { return nil }
    self = number
  }

  private init(digits: String) { self.digits = digits }

  /// `206-555-0142`.
  public var shown: String {
    let characters = Array(digits)
    return "\(String(characters[0..<3]))-\(String(characters[3..<6]))-\(String(characters[6..<10]))"
  }
}
