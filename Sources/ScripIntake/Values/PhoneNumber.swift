/// A North American telephone number: ten figures.
public struct PhoneNumber: Hashable, Sendable, Codable {
  public var digits: String

  /// Nil unless the ten figures can be a number: neither area nor exchange begins with 0 or 1.
  /// Source: North American Numbering Plan, NXX-NXX-XXXX.
  public init?(digits: String) {
    let figures = Array(digits)
    guard figures.count == 10, figures.allSatisfy(\.isFigure), !"01".contains(figures[0]),
      !"01".contains(figures[3])
    else { return nil }
    self.digits = digits
  }
}

extension PhoneNumber: WrittenValue {
  /// `757-555-0114`.
  public var written: String { "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(4))" }

  /// Takes any punctuation, a leading 1, and an extension, which is dropped.
  public static func reading(_ text: String) -> Doubtful<PhoneNumber>? {
    let main = text.folded.split(separator: "x", maxSplits: 1).first.map(String.init) ?? ""
    guard main.allSatisfy({ $0.isFigure || "()-.+/ ".contains($0) || $0 == "e" }) else { return nil }
    var digits = main.filter(\.isFigure)
    if digits.count == 11, digits.first == "1" { digits.removeFirst() }
    return PhoneNumber(digits: digits).map { Doubtful($0) }
  }
}
