import ScripCore

extension PayerBook {
  /// A book for a practice that has none: six plans as payers sell them, and it takes in whoever is asked about, on a
  /// plan that the seed and the member's number choose. Made up; no plan of a real payer.
  public static func open() -> PayerBook {
    var book = PayerBook(
      payer: ClaimPayer(name: "EXAMPLE HEALTH", number: "SIM01", address: Self.office), taxNumber: "911234567")
    book.phone = PhoneNumber("206-555-0199")
    book.plans = [ppo, hmo, reviewing, veterans, compensation, noFault]
    book.welcomesStrangers = true
    return book
  }

  private static let office = PostalAddress(street: "100 EXAMPLE WAY", city: "SEATTLE", state: "WA", zip: "981010001")

  /// Allowed a unit. Our own round numbers.
  private static func fees(_ cents: Int) -> [String: Money] {
    [
      "97124": Money(cents: cents), "97140": Money(cents: cents + 200), "97110": Money(cents: cents + 300),
      "97112": Money(cents: cents + 400), "97530": Money(cents: cents + 600),
    ]
  }

  private static var ppo: Plan {
    var plan = Plan(key: "ppo", name: "EXAMPLE PPO")
    plan.allowed = fees(2800)
    plan.visitsPerYear = 24
    plan.unitsPerVisit = 4
    plan.copay = Money(cents: 2000)
    plan.coinsurance = BasisPoints(1000)
    plan.deductible = Money(cents: 25_000)
    plan.outOfNetworkCoinsurance = BasisPoints(4000)
    return plan
  }

  private static var hmo: Plan {
    var plan = Plan(key: "hmo", name: "EXAMPLE HMO")
    plan.allowed = fees(2500)
    plan.visitsPerYear = 12
    plan.unitsPerVisit = 4
    plan.copay = Money(cents: 2500)
    plan.insuranceType = "HM"
    plan.filingLimitDays = 180
    return plan
  }

  private static var reviewing: Plan {
    var plan = Plan(key: "reviewing", name: "EXAMPLE PLUS")
    plan.allowed = fees(3000)
    plan.visitsPerYear = 30
    plan.unitsPerVisit = 4
    plan.coinsurance = BasisPoints(2000)
    plan.deductible = Money(cents: 50_000)
    plan.needsAuthorization = true
    plan.mostVisitsPerRequest = 6
    plan.outOfNetworkCoinsurance = BasisPoints(5000)
    plan.answersPlanOnly = true
    return plan
  }

  private static var veterans: Plan {
    var plan = Plan(key: "veterans", name: "EXAMPLE COMMUNITY CARE")
    plan.allowed = fees(2700)
    plan.unitsPerVisit = 4
    plan.selfPay = .never
    plan.filingLimitDays = 180
    plan.insuranceType = "OT"
    return plan
  }

  private static var compensation: Plan {
    var plan = Plan(key: "compensation", name: "EXAMPLE INJURED WORKERS")
    plan.allowed = fees(2600)
    plan.allowed["1051M"] = Money(cents: 2600)
    plan.paysAccidents = true
    plan.selfPay = .never
    plan.reductionReason = "P12"
    plan.insuranceType = "WC"
    return plan
  }

  private static var noFault: Plan {
    var plan = Plan(key: "no_fault", name: "EXAMPLE AUTO")
    plan.allowed = fees(3200)
    plan.paysAccidents = true
    plan.reductionReason = "P23"
    plan.insuranceType = "AP"
    return plan
  }
}

extension PayerBook {
  /// Takes the patient of a claim in, when the book welcomes strangers and does not know them.
  mutating func welcome(_ claim: Claim, seed: UInt64) {
    let patient = claim.dependent ?? claim.coverage.subscriber
    welcome(patient, memberID: claim.coverage.memberID, filing: claim.coverage.filing, seed: seed)
  }

  /// The same for somebody who is asked about.
  mutating func welcome(_ member: ScripCore.Member, seed: UInt64) {
    welcome(member.patient, memberID: member.memberID, filing: nil, seed: seed)
  }

  private mutating func welcome(
    _ person: ClaimPerson, memberID: String, filing: ClaimCoverage.FilingCode?, seed: UInt64
  ) {
    guard welcomesStrangers, !memberID.isEmpty, let birthDate = person.birthDate,
      search(memberID: memberID, name: person.name, birthDate: nil) == .unknownNumber
    else { return }
    var dice = Dice(seed: seed, about: memberID)
    let fitting = plans.filter { $0.suits(filing) }
    guard !fitting.isEmpty || !plans.isEmpty else { return }
    let plan = dice.one(of: fitting.isEmpty ? plans : fitting)
    members.append(
      Member(
        memberID: memberID, family: person.name.family, given: person.name.given ?? "", birthDate: birthDate,
        plan: plan.key))
  }
}

extension PayerBook.Plan {
  /// Whether somebody who comes with a claim of this kind may be on it. An accident insurer's is for accidents alone.
  fileprivate func suits(_ filing: ClaimCoverage.FilingCode?) -> Bool {
    switch filing {
    case .automobile: paysAccidents && insuranceType == "AP"
    case .workersCompensation: paysAccidents && insuranceType == "WC"
    case .veterans: !paysAccidents && selfPay == .never
    default: !paysAccidents && selfPay != .never
    }
  }
}
