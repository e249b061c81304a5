/// What one visit is likely to cost whom, in cents, with the figures it rests on. Never a promise to pay.
///
/// Promises: `plan + patient + writeOff` is the charge. Source: docs/reference/estimate.md.
public struct Estimate: Hashable, Sendable {
  /// What the patient pays of the deductible, as copay and as coinsurance, before the out-of-pocket limit caps them.
  public let deductible: Money
  public let copay: Money
  public let coinsurance: Money
  /// The three together, capped: what counts towards the out-of-pocket limit.
  public let share: Money
  /// What the practice bills above what the plan allows. Never counts towards any limit.
  public let balance: Money
  public let plan: Money
  public let writeOff: Money
  /// The figures it was made from, with source and day.
  public let figures: [EstimateInput.Figure]

  public var patient: Money { share + balance }

  /// Printed under every estimate.
  public static let disclaimer = "This is an estimate from what is known today, not a guarantee of payment."

  /// The estimate for a visit that the plan pays its part of. Negative inputs count as nothing.
  public init(_ input: EstimateInput) {
    let billed = max(input.billed.value, .zero)
    let base = min(billed, max(input.allowed?.value ?? billed, .zero))
    deductible = min(max(input.deductibleLeft?.value ?? .zero, .zero), base)
    let rest = base - deductible
    copay = min(max(input.copay?.value ?? .zero, .zero), rest)
    coinsurance = input.coinsurance?.value.of(rest - copay) ?? .zero
    let uncapped = deductible + copay + coinsurance
    share = min(uncapped, max(input.outOfPocketLeft?.value ?? uncapped, .zero))
    balance = input.mayBillBalance ? billed - base : .zero
    writeOff = billed - base - balance
    plan = base - share
    figures = input.figures
  }

  /// The estimate for a visit that the patient pays alone at the practice's own price.
  public init(selfPay price: Known<Money>, billed: Known<Money>) {
    let charge = max(billed.value, .zero)
    balance = min(max(price.value, .zero), charge)
    writeOff = charge - balance
    (deductible, copay, coinsurance, share, plan) = (.zero, .zero, .zero, .zero, .zero)
    figures = [
      EstimateInput.Figure(name: "charge", value: charge.shown, source: billed.source, asOf: billed.asOf),
      EstimateInput.Figure(name: "own price", value: price.value.shown, source: price.source, asOf: price.asOf),
    ]
  }
}

extension EstimateInput {
  /// The input for the next visit, once `estimate` has come true: deductible and out-of-pocket limit are smaller.
  public func after(_ estimate: Estimate) -> EstimateInput {
    var next = self
    next.deductibleLeft?.value -= estimate.deductible
    next.outOfPocketLeft?.value -= estimate.share
    return next
  }
}
