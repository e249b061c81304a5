/// What was typed into a form, by field name, in the order it came.
public struct FormFields: Hashable, Sendable {
  static let tokenName = "csrf_token"
  static let requestKeyName = "request_key"

  public private(set) var pairs: [Pair] = []

  /// One field.
  public struct Pair: Hashable, Sendable {
    public let name: String
    public let value: String
  }

  public init() {}

  /// The first value of a field.
  public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Every value of a field that may be ticked more than once.
  public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// The same with one value of a field in place of those it had.
  func with(_ name: String, _ value: String) -> FormFields {
    var changed = self
    changed.pairs.removeAll { $0.name == name }
    changed.append(name, value)
    return changed
  }

  mutating func append(_ name: String, _ value: String) { pairs.append(Pair(name: name, value: value)) }
}

extension FormFields {
  private static let pairsMax = 2_000

  /// Decodes `a=1&b=two+words`; nil when an escape is broken, the text is not UTF-8 or there are too many fields.
  init?(urlEncoded bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    for (index, piece) in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true).enumerated() {
      guard index < Self.pairsMax else { return nil }
      let halves = piece.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(halves[0]), let value = halves.count == 2 ? Self.decoded(halves[1]) : ""
      else { return nil }
      append(name, value)
    }
  }

  private static func decoded(_ text: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"):
        bytes.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit) else { return nil }
        bytes.append(high << 4 | low)
      default:
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
    default: nil
    }
  }
}
