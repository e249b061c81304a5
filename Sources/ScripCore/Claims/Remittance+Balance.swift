/// A sum of a remittance that does not meet. Source: 835 balancing at line, claim and transaction (domain.md F).
public struct Imbalance: Hashable, Sendable {
  public enum Place: Hashable, Sendable {
    /// Charge − adjustments = paid, on one line of one claim; both counted from 0.
    case line(claim: Int, line: Int)
    /// Charge − every adjustment of claim and lines = paid.
    case claim(Int)
    /// The lines' charges add up to the claim's.
    case charges(claim: Int)
    /// Every claim's payment − provider adjustments = the payment.
    case payment
  }

  public let place: Place
  public let expected: Money
  public let said: Money

  public init(place: Place, expected: Money, said: Money) {
    self.place = place
    self.expected = expected
    self.said = said
  }
}

extension Remittance {
  /// Where the sums do not meet, claims first; empty means it may be posted as it stands.
  public var imbalances: [Imbalance] {
    var found: [Imbalance] = []
    for (index, claim) in claims.enumerated() { found += claim.imbalances(at: index) }
    let expected = claims.reduce(.zero) { $0 + $1.paid } - providerAdjustments.reduce(.zero) { $0 + $1.amount }
    if expected != payment { found.append(Imbalance(place: .payment, expected: expected, said: payment)) }
    return found
  }
}

extension RemittedClaim {
  /// Where this claim's sums do not meet; `index` is its place in the remittance.
  ///
  /// A predetermination pays nothing and is not asked: its amounts say what would be paid.
  public func imbalances(at index: Int) -> [Imbalance] {
    guard status != .predetermination else { return [] }
    var found: [Imbalance] = []
    for (place, line) in lines.enumerated() {
      let expected = line.charge - line.adjustments.total
      if expected != line.paid {
        found.append(Imbalance(place: .line(claim: index, line: place), expected: expected, said: line.paid))
      }
    }
    let taken = lines.reduce(adjustments.total) { $0 + $1.adjustments.total }
    if charge - taken != paid {
      found.append(Imbalance(place: .claim(index), expected: charge - taken, said: paid))
    }
    let charged = lines.reduce(.zero) { $0 + $1.charge }
    if !lines.isEmpty, charged != charge {
      found.append(Imbalance(place: .charges(claim: index), expected: charged, said: charge))
    }
    return found
  }
}
