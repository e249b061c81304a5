import ScripCore

/// Who bears what of an allowed line, as the plan shares it. Cents; half a cent goes to the patient.
struct Share {
  let allowed: Money
  let deductible: Money
  let copay: Money
  let coinsurance: Money
  /// What an accident benefit could not bear any more.
  let beyondAccidentMoney: Money
  let paid: Money
  private let reductionReason: String
  private let reductionGroup: ClaimAdjustment.Group

  init(
    plan: PayerBook.Plan, allowed: Money, deductibleLeft: Money, copay: Money, isOutOfNetwork: Bool,
    accidentMoney: Money?
  ) {
    self.allowed = allowed
    deductible = min(allowed, deductibleLeft)
    self.copay = min(allowed - deductible, copay)
    let rest = allowed - deductible - self.copay
    let share = isOutOfNetwork ? plan.outOfNetworkCoinsurance : plan.coinsurance
    coinsurance = share.map { $0.of(rest) } ?? .zero
    let due = rest - coinsurance
    paid = min(due, max(.zero, accidentMoney ?? due))
    beyondAccidentMoney = due - paid
    reductionReason = plan.reductionReason
    // Out of network nobody has agreed to forgo it.
    reductionGroup = isOutOfNetwork && plan.selfPay != .never ? .patient : .contractual
  }

  func adjustments(of charge: Money) -> [ClaimAdjustment] {
    [
      ClaimAdjustment(reductionGroup, reductionReason, charge - allowed), ClaimAdjustment(.patient, "1", deductible),
      ClaimAdjustment(.patient, "3", copay), ClaimAdjustment(.patient, "2", coinsurance),
      ClaimAdjustment(.other, "P6", beyondAccidentMoney),
    ].filter { $0.amount != .zero }
  }

  /// What the patient bears most of; coinsurance when nothing.
  var leadingReason: String {
    let shares = [("2", coinsurance), ("1", deductible), ("3", copay)]
    return shares.max { $0.1 < $1.1 }.map { $0.1 > .zero ? $0.0 : "2" } ?? "2"
  }
}

/// What earlier payers did with a line of a claim that is another payer's second.
struct Earlier {
  /// What they paid, and what their contracts forgo: everything but what they left to the patient or open.
  let settled: Money

  /// Nil when nobody was before.
  init?(_ line: ServiceLine) {
    guard !line.adjudications.isEmpty else { return nil }
    let paid = line.adjudications.reduce(Money.zero) { $0 + $1.paid }
    let forgone = line.adjudications.flatMap(\.adjustments).filter { $0.group == .contractual }.total
    settled = min(line.charge, max(.zero, paid + forgone))
  }
}

extension RemittedLine {
  /// An answer to a line, nothing decided yet.
  init(_ line: ServiceLine) {
    self.init(
      controlNumber: line.controlNumber.isEmpty ? nil : line.controlNumber, procedure: line.procedure,
      modifiers: line.modifiers, day: line.day, charge: line.charge, paid: .zero)
  }

  /// Whether the payer counts it as a visit: something was allowed, whoever bears it.
  var isAllowed: Bool { allowed.map { $0 > .zero } ?? false }
}

extension RemittedClaim {
  /// What an answer repeats of the claim.
  mutating func complete(from claim: Claim, receivedOn day: CalendarDay) {
    filingCode = claim.coverage.filing.inRemittances
    patient = (claim.dependent ?? claim.coverage.subscriber).name
    memberID = claim.coverage.memberID
    renderingNPI = claim.rendering?.npi
    receivedOn = day
  }

  /// The same with every amount taken back. CLP02 22.
  var takenBack: RemittedClaim {
    var back = self
    back.status = .reversal
    back.forwardedTo = nil
    back.patientResponsibility = nil
    back.remarks = []
    back.charge = -charge
    back.paid = -paid
    back.adjustments = adjustments.map(\.takenBack)
    for index in back.lines.indices {
      back.lines[index].charge = -lines[index].charge
      back.lines[index].paid = -lines[index].paid
      back.lines[index].allowed = nil
      back.lines[index].paidUnits = nil
      back.lines[index].remarks = []
      back.lines[index].adjustments = lines[index].adjustments.map(\.takenBack)
    }
    return back
  }
}

extension ClaimAdjustment {
  fileprivate var takenBack: ClaimAdjustment { ClaimAdjustment(group, reason, -amount, quantity: nil) }
}

extension ClaimCoverage.FilingCode {
  /// CLP06 knows neither commercial nor Blue Cross.
  var inRemittances: String {
    switch self {
    case .commercial, .blueCross: Self.ppo.rawValue
    default: rawValue
    }
  }
}
