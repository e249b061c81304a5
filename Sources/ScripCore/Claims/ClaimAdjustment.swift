/// Why less was paid than was charged: one reason with its amount. 835 and 837P segment CAS.
///
/// A positive amount lowers the payment.
public struct ClaimAdjustment: Hashable, Sendable, Codable {
  /// CAS01: who bears the difference.
  public enum Group: String, Hashable, Sendable, CaseIterable, Codable {
    /// The contract: written off.
    case contractual = "CO"
    /// The patient, unless the payer's class forbids it.
    case patient = "PR"
    case other = "OA"
    /// The payer's own doing: may be disputed.
    case payer = "PI"
  }

  public var group: Group
  /// Claim adjustment reason code: `45`, `P21`.
  public var reason: String
  public var amount: Money
  /// Units that were adjusted, when the payer says so.
  public var quantity: Int?

  public init(_ group: Group, _ reason: String, _ amount: Money, quantity: Int? = nil) {
    self.group = group
    self.reason = reason
    self.amount = amount
    self.quantity = quantity
  }
}

extension Sequence<ClaimAdjustment> {
  public var total: Money { reduce(.zero) { $0 + $1.amount } }
}
