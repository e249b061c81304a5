/// What work outside the order comes to for the patient, told before they agree to it.
public enum OutsidePrice: Hashable, Sendable {
  case amount(Money)
  /// Nobody may be asked for it under this payer, with the reason.
  case nothing(String)
  case noPrice(ProcedureCode)

  /// The price of units as `SessionCharges` will charge them; nil while they come to none.
  public init?(_ units: UnitCount, on day: CalendarDay, payer: PayerRules, fees: [FeeSchedule]) {
    let lines = units.lines.filter { $0.units > 0 }
    guard !lines.isEmpty else { return nil }
    if let why = mayBillPatient(payer, for: .outsideOrder).sentence {
      self = .nothing(why)
      return
    }
    let schedule = fees.inForce(for: payer.key, on: day)
    var sum = Money.zero
    for line in lines {
      guard let price = schedule?.perUnit(line.code, paidBy: .patient) else {
        self = .noPrice(line.code)
        return
      }
      sum = sum + Money(cents: price.cents * line.units)
    }
    self = .amount(sum)
  }

  /// What the patient agrees to pay; nil where there is nothing to agree to.
  public var amount: Money? { if case .amount(let amount) = self { amount } else { nil } }
}
