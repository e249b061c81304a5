import ScripCore
import ScripSQL
import ScripStore

/// What one visit of an episode is likely to cost: inside the network, outside of it, and paid alone.
public struct ShowEstimate: Query {
  public static let permission = Permission.readReferrals
  let episode: EpisodeID
  /// Units of 15 minutes.
  let units: Int

  public struct Estimates: Sendable {
    public let episode: Episode
    public let patient: Patient
    public let payer: PayerRules
    public let planName: String?
    /// Whether the patient may be asked to pay at all. Where not, there is nothing to estimate for them.
    public let billing: PatientBilling
    /// Nil where the fee schedule has no price.
    public let charge: Known<Money>?
    public let code: ProcedureCode?
    public let inNetwork: Estimate?
    public let outOfNetwork: Estimate?
    public let alone: Estimate?
    /// Why the plan pays nothing whatever is sent to it; then neither side of the network is estimated.
    public let finalGaps: [Finding]
    public let answer: BenefitFacts
    /// Estimates on paper that were given, newest first.
    public let given: [GoodFaithEstimate]
    public let diagnoses: [ICD10Code]
    public let profile: Practice?
    public let location: Location?
    /// Sessions to come that nobody is sent a claim for.
    public let booked: [Appointment]
    public let units: Int
    public let today: CalendarDay

    /// What a length costs who pays alone; nil where the fee schedule has no price, or nobody may be asked.
    public func priceAlone(units asked: Int) -> Money? {
      alone.map { Money(cents: $0.patient.cents / units * asked) }
    }
  }

  public init(episode: EpisodeID, units: Int) {
    self.episode = episode
    self.units = units
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Estimates> {
    guard let found = try connection.episode(episode), let patient = try connection.patient(found.patient) else {
      throw Refusal.notFound
    }
    let facts = try connection.facts(of: found, on: context.today, reference: context.reference)
    let fees = try connection.feeSchedules().inForce(for: facts.payer.key, on: context.today)
    let price = fees?.prices.first
    let billing = mayBillPatient(facts.payer, for: .share)
    let charge = (billing.isAllowed ? price : nil).flatMap { price in
      fees.map { fees in
        Known(
          Money(cents: price.perUnit.cents * units), source: "fee schedule, version \(fees.version)",
          asOf: fees.validFrom)
      }
    }
    let alone = price.flatMap { price in
      charge.map { charge in
        var own = charge
        own.value = Money(cents: (price.selfPay ?? price.perUnit).cents * units)
        return Estimate(selfPay: own, billed: charge)
      }
    }
    let booked = try connection.appointments(of: episode).filter { one in
      one.day >= context.today && [.booked, .arrived].contains(one.state.word)
        && facts.payer.asksEstimate(one.paying)
    }.sorted { ($0.day, $0.start) < ($1.day, $1.start) }
    let finalGaps = determine(facts, on: context.today).finalGaps
    func side(
      _ side: KeyPath<BenefitDetails, BenefitDetails.CostShare>, balance: Bool
    ) -> Estimate? {
      guard finalGaps.isEmpty, let charge else { return nil }
      return facts.benefits.estimate(side, charge: charge, balance: balance)
    }
    let estimates = Estimates(
      episode: found, patient: patient, payer: facts.payer, planName: facts.planName, billing: billing, charge: charge,
      code: price?.code, inNetwork: side(\.inNetwork, balance: false),
      outOfNetwork: side(\.outOfNetwork, balance: true), alone: alone, finalGaps: finalGaps, answer: facts.benefits,
      given: try connection.estimates(of: episode),
      diagnoses: facts.referrals.inForce(on: context.today)?.diagnoses.compactMap(\.code) ?? [],
      profile: try connection.practiceProfile(),
      location: try found.location.flatMap { try connection.location($0) } ?? connection.locations().first,
      booked: booked, units: units, today: context.today)
    return Found(estimates, chart: patient.id)
  }
}

extension BenefitFacts {
  /// The estimate for one side of the network; nil when the payer has not said what a patient pays there.
  fileprivate func estimate(
    _ side: KeyPath<BenefitDetails, BenefitDetails.CostShare>, charge: Known<Money>, balance: Bool
  ) -> Estimate? {
    guard let details, let answeredOn, details[keyPath: side].saysShare else { return nil }
    let share = details[keyPath: side]
    let source = answeredBy ?? "the payer"
    func known<Value: Hashable & Sendable>(_ value: Value?) -> Known<Value>? {
      value.map { Known($0, source: source, asOf: answeredOn) }
    }
    return Estimate(
      EstimateInput(
        billed: charge, allowed: known(share.allowed), deductibleLeft: known(share.deductibleLeft ?? share.deductible),
        copay: known(share.copay), coinsurance: known(share.coinsurance),
        outOfPocketLeft: known(share.outOfPocketLeft), mayBillBalance: balance))
  }
}
