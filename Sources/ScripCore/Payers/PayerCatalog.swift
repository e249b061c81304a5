/// Every payer class Scrip ships with, in file order.
public struct PayerCatalog: Hashable, Sendable, Codable {
  /// The day the data was last revised.
  public var version: CalendarDay
  public var classes: [PayerRules]

  public init(version: CalendarDay, classes: [PayerRules]) {
    self.version = version
    self.classes = classes
  }

  /// The version of a class that rules on `day`; nil for a class nobody knows.
  public func rules(for key: String, on day: CalendarDay) -> PayerRules? {
    var ruling: PayerRules?
    for candidate in classes where candidate.key == key && candidate.validFrom <= day {
      if let current = ruling, (candidate.validFrom, candidate.version) < (current.validFrom, current.version) {
        continue
      }
      ruling = candidate
    }
    return ruling
  }
}
