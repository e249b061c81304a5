/// A measured number in hundredths: exact, so that a change of 2.67 is compared with 2.3 and never with 2.2999.
public struct Score: Hashable, Comparable, Sendable {
  public let hundredths: Int

  public init(hundredths: Int) { self.hundredths = hundredths }

  public init(_ whole: Int) { hundredths = whole * 100 }

  /// `sum / count`, to the nearest hundredth; halves away from zero.
  init(_ sum: Int, over count: Int) {
    let doubled = sum.magnitude * 200 / count.magnitude
    let rounded = Int((doubled + 1) / 2)
    hundredths = (sum < 0) == (count < 0) ? rounded : -rounded
  }

  /// Reads `4`, `-3`, `2.5`; at most two decimals and four digits before them.
  public init?(_ text: String) {
    var digits = text.utf8.trimmingBlanks[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits = digits.dropFirst() }
    let parts = digits.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...4).contains(whole.count), parts.count == 1 || (1...2).contains(parts[1].count)
    else { return nil }
    var value = 0
    for part in parts {
      for digit in part {
        guard (48...57).contains(digit) else { return nil }
        value = value * 10 + Int(digit - 48)
      }
    }
    for _ in (parts.count == 2 ? parts[1].count : 0)..<2 { value *= 10 }
    self.init(hundredths: isNegative ? -value : value)
  }

  public static func < (left: Self, right: Self) -> Bool { left.hundredths < right.hundredths }
  public static func - (left: Self, right: Self) -> Self { Score(hundredths: left.hundredths - right.hundredths) }
  public static prefix func - (score: Self) -> Self { Score(hundredths: -score.hundredths) }

  public var magnitude: Score { Score(hundredths: abs(hundredths)) }

  /// `2.67`, `50`, `−3.5`: without zeros at the end.
  public var shown: String {
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = hundredths < 0 ? "−" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
  }
}

extension Score: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(hundredths: try decoder.singleValueContainer().decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hundredths)
  }
}
