/// A National Provider Identifier: ten digits that begin with 1 or 2 and pass the check digit.
///
/// Source: CMS NPI check-digit rule: Luhn over the prefix 80840 and the ten digits (domain.md H).
public struct NPI: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init?(_ text: String) {
    guard Self.fault(in: text) == nil else { return nil }
    description = text
  }

  /// Why a text is not an NPI, in the order a person would look: length, first digit, check digit.
  public enum Fault: Hashable, Sendable {
    case notTenDigits
    case firstDigit
    case checkDigit
  }

  /// The first fault of the text, or nil when it is a well-formed NPI. Whether it was issued is not known here.
  public static func fault(in text: String) -> Fault? {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.count == 10, digits.allSatisfy({ (0...9).contains($0) }) else { return .notTenDigits }
    guard digits[0] == 1 || digits[0] == 2 else { return .firstDigit }
    return luhnSum(of: [8, 0, 8, 4, 0] + digits) % 10 == 0 ? nil : .checkDigit
  }
}
