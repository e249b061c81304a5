import ScripCore
import ScripX12

extension MadeUp {
  static let submitter = ClaimBatch.Submitter(
    name: "SCRIP MASSAGE", number: "SC1001", contact: "BILLING OFFICE", phone: PhoneNumber("206-555-0100")!,
    email: "billing@scrip.example")
  static let receiver = ClaimBatch.Receiver(name: "CLEARHOUSE", number: "CH0001")

  mutating func batch(of count: Int) -> ClaimBatch {
    let billing = self.billing()
    return ClaimBatch(
      reference: "B" + digits(6), submitter: Self.submitter, receiver: Self.receiver,
      claims: (1...count).map { number in claim("C" + String(100_000 + number), billing: billing) })
  }

  mutating func billing() -> BillingProvider {
    var provider = organization("SCRIP MASSAGE LLC")
    provider.taxonomy = "225700000X"
    return BillingProvider(
      provider: provider, address: address(long: true),
      tax: happens(oneIn: 4) ? .socialSecurity("900" + digits(6)) : .employer("91" + digits(7)),
      phone: maybe(oneIn: 2) { $0.phone() })
  }

  mutating func coverage(_ rank: ClaimCoverage.Rank = .primary, dependent: Bool) -> ClaimCoverage {
    var subscriber = person()
    // The address and birth date of a subscriber who is not the patient are not sent.
    if dependent { subscriber = ClaimPerson(name: subscriber.name, birthDate: nil) }
    return ClaimCoverage(
      rank: rank, filing: one(of: [.commercial, .blueCross, .hmo, .automobile, .workersCompensation, .veterans]),
      relationship: dependent ? one(of: [.spouse, .child, .other]) : .patient, subscriber: subscriber,
      memberID: "W" + digits(9), groupNumber: maybe(oneIn: 2) { "GRP" + $0.digits(5) }, payer: payer())
  }

  /// A claim as practices send it: alone, for a dependent, after an accident, second in line, replacing or taking back.
  mutating func claim(_ controlNumber: String, billing: BillingProvider) -> Claim {
    let isDependent = happens(oneIn: 4)
    let secondary = happens(oneIn: 4)
    var claim = Claim(
      controlNumber: controlNumber,
      frequency: one(of: [.original, .original, .replacement(of: "P" + digits(8)), .void(of: "P" + digits(8))]),
      placeOfService: happens(oneIn: 5) ? "12" : "11", billing: billing,
      coverage: coverage(secondary ? .secondary : .primary, dependent: isDependent),
      dependent: isDependent ? person() : nil, diagnoses: diagnoses(), lines: [])
    claim.lines = (1...number(1...4)).map { line($0, of: claim) }
    claim.referring = provider()
    claim.rendering = provider(taxonomy: true)
    claim.supervising = maybe(oneIn: 12) { $0.provider() }
    claim.facility = maybe(oneIn: 6) { $0.organization("SCRIP MASSAGE FREMONT", address: true) }
    claim.accident = maybe(oneIn: 3) { made in
      let cause = made.one(of: Claim.Accident.Cause.allCases)
      return Claim.Accident(cause, on: made.day(20_000...20_300), state: cause == .auto ? "WA" : nil)
    }
    claim.dates.onset = maybe(oneIn: 2) { $0.day(20_000...20_300) }
    claim.dates.initialTreatment = maybe(oneIn: 5) { $0.day(20_300...20_400) }
    claim.authorizationNumber = maybe(oneIn: 2) { "A" + $0.digits(8) }
    claim.planReferralNumber = maybe(oneIn: 3) { "R" + $0.digits(8) }
    claim.propertyCasualtyNumber = claim.accident == nil ? nil : "AC" + digits(8)
    claim.patientPaid = maybe(oneIn: 4) { $0.dollars(1...2_500) }
    claim.acceptsAssignment = !happens(oneIn: 5)
    claim.assignsBenefits = !happens(oneIn: 5)
    claim.note = maybe(oneIn: 8) { _ in "PROGRESS REPORT FOLLOWS BY FAX" }
    if secondary { add(earlierPayerTo: &claim) }
    return claim
  }

  private mutating func diagnoses() -> [ICD10Code] {
    let first = number(0...Self.codes.count - 1)
    return (0..<number(1...4)).map { ICD10Code(Self.codes[(first + $0) % Self.codes.count])! }
  }

  private mutating func line(_ number: Int, of claim: Claim) -> ServiceLine {
    let pointers = Array(1...self.number(1...min(4, claim.diagnoses.count)))
    return ServiceLine(
      controlNumber: "\(claim.controlNumber)-\(number)", day: day(),
      procedure: one(of: [.massage, .manualTherapy, .exercise]),
      modifiers: one(of: [[], ["GP"], ["59", "GP"]]), charge: dollars(2_000...20_000), units: self.number(1...6),
      pointers: pointers, description: maybe(oneIn: 9) { _ in "HANDS-ON WORK" },
      orderedOn: maybe(oneIn: 5) { $0.day(20_300...20_390) }, orderingProvider: maybe(oneIn: 9) { $0.provider() })
  }

  /// A payer that was billed first, with lines that balance: charge = paid + adjustments.
  private mutating func add(earlierPayerTo claim: inout Claim) {
    var coverage = coverage(.primary, dependent: false)
    coverage.payer.number = "99999"
    coverage.subscriber.birthDate = nil
    coverage.subscriber.sex = .unknown
    var paid = Money.zero
    for index in claim.lines.indices {
      let charge = claim.lines[index].charge
      let contractual = Money(cents: charge.cents / 4)
      let patient = Money(cents: charge.cents / 10)
      let line = charge - contractual - patient
      paid += line
      claim.lines[index].adjudications = [
        LineAdjudication(
          payerNumber: coverage.payer.number, paid: line, paidUnits: claim.lines[index].units,
          adjustments: [
            ClaimAdjustment(.contractual, "45", contractual), ClaimAdjustment(.patient, "2", patient, quantity: 1),
          ], decidedOn: day(20_600...20_650))
      ]
    }
    claim.earlierPayers = [
      EarlierPayer(coverage: coverage, paid: paid, payerClaimNumber: maybe(oneIn: 2) { "P" + $0.digits(9) })
    ]
  }
}
