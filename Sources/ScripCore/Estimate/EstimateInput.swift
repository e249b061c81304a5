/// A figure with where it comes from and since when it is known. An estimate without that is a guess.
public struct Known<Value: Hashable & Sendable>: Hashable, Sendable {
  public var value: Value
  /// `call of 3 Nov 2026, ref. 8841`; `fee schedule`.
  public var source: String
  public var asOf: CalendarDay

  public init(_ value: Value, source: String, asOf: CalendarDay) {
    self.value = value
    self.source = source
    self.asOf = asOf
  }
}

/// A share of an amount in hundredths of a percent: 2000 is 20 %.
public struct BasisPoints: Hashable, Sendable, Codable {
  public let points: Int

  /// Nil outside 0...10000.
  public init?(_ points: Int) {
    guard (0...10_000).contains(points) else { return nil }
    self.points = points
  }

  /// The share of an amount in whole cents, half a cent rounded up.
  public func of(_ amount: Money) -> Money { Money(cents: (amount.cents * points + 5000) / 10_000) }

  /// `20 %`, `12.5 %`.
  public var shown: String {
    let (whole, rest) = (points / 100, points % 100)
    if rest == 0 { return "\(whole) %" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10) %" : "\(whole).\(rest < 10 ? "0" : "")\(rest) %"
  }
}

/// What an estimate of one insured visit is made from. Nil means that the plan has no such thing.
///
/// The letters are those of the formula in docs/reference/estimate.md.
public struct EstimateInput: Hashable, Sendable {
  /// B: what the practice charges.
  public var billed: Known<Money>
  /// A: what the plan allows. Without it the charge itself is taken.
  public var allowed: Known<Money>?
  /// D: what is left of the deductible; nil when it does not apply.
  public var deductibleLeft: Known<Money>?
  /// C: a fixed amount a visit.
  public var copay: Known<Money>?
  /// r: the patient's share of the rest.
  public var coinsurance: Known<BasisPoints>?
  /// X: what is left until the plan pays everything.
  public var outOfPocketLeft: Known<Money>?
  /// The practice is outside the network and may lawfully bill what the plan does not allow.
  public var mayBillBalance: Bool

  public init(
    billed: Known<Money>, allowed: Known<Money>? = nil, deductibleLeft: Known<Money>? = nil,
    copay: Known<Money>? = nil, coinsurance: Known<BasisPoints>? = nil, outOfPocketLeft: Known<Money>? = nil,
    mayBillBalance: Bool = false
  ) {
    self.billed = billed
    self.allowed = allowed
    self.deductibleLeft = deductibleLeft
    self.copay = copay
    self.coinsurance = coinsurance
    self.outOfPocketLeft = outOfPocketLeft
    self.mayBillBalance = mayBillBalance
  }

  /// One figure of the input, ready to print under the estimate.
  public struct Figure: Hashable, Sendable {
    public let name: String
    public let value: String
    public let source: String
    public let asOf: CalendarDay

    /// Whole days since the figure was known.
    public func ageDays(on day: CalendarDay) -> Int { asOf.days(until: day) }

    /// Older than 30 days: worth another call. Source: docs/reference/estimate.md.
    public func isOld(on day: CalendarDay) -> Bool { ageDays(on: day) > 30 }
  }

  /// Every figure that is known, in the order of the formula.
  public var figures: [Figure] {
    var figures = [Self.figure("charge", billed)]
    if let allowed { figures.append(Self.figure("allowed by the plan", allowed)) }
    if let deductibleLeft { figures.append(Self.figure("deductible left", deductibleLeft)) }
    if let copay { figures.append(Self.figure("copay", copay)) }
    if let coinsurance {
      figures.append(
        Figure(
          name: "coinsurance", value: coinsurance.value.shown, source: coinsurance.source, asOf: coinsurance.asOf))
    }
    if let outOfPocketLeft { figures.append(Self.figure("out-of-pocket limit left", outOfPocketLeft)) }
    return figures
  }

  private static func figure(_ name: String, _ known: Known<Money>) -> Figure {
    Figure(name: name, value: known.value.shown, source: known.source, asOf: known.asOf)
  }
}
