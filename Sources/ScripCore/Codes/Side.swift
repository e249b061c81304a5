/// The side of the body that a diagnosis or an order names. No side named is no `Side`.
public enum Side: String, Hashable, Sendable, CaseIterable, Codable {
  case left, right, bilateral

  /// Whether an order for this side takes in work on `other`. Both sides take in each one, not the reverse.
  public func covers(_ other: Side) -> Bool { self == .bilateral || self == other }
}
