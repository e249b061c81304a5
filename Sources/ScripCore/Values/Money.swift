/// An amount of United States dollars in whole cents. Never a floating-point number.
public struct Money: Hashable, Comparable, Sendable, Codable {
  public let cents: Int

  public init(cents: Int) { self.cents = cents }

  public static let zero = Money(cents: 0)

  public static func < (left: Self, right: Self) -> Bool { left.cents < right.cents }
  public static func + (left: Self, right: Self) -> Self { Money(cents: left.cents + right.cents) }
  public static func - (left: Self, right: Self) -> Self { Money(cents: left.cents - right.cents) }
  public static func += (left: inout Self, right: Self) { left = left + right }
  public static func -= (left: inout Self, right: Self) { left = left - right }
  public static prefix func - (money: Self) -> Self { Money(cents: -money.cents) }

  /// `$1,234.50`; a negative amount carries a minus sign in front of the dollar sign.
  public var shown: String {
    let absolute = cents.magnitude
    let digits = String(absolute / 100)
    var dollars = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { dollars.append(",") }
      dollars.append(digit)
    }
    let rest = absolute % 100
    return "\(cents < 0 ? "−" : "")$\(dollars).\(rest < 10 ? "0" : "")\(rest)"
  }

  public init(from decoder: any Decoder) throws {
    cents = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(cents)
  }
}
