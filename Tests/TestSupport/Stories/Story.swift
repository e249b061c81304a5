import Foundation
import ScripCore

/// One made-up person, practice and order under any payer class, from the signed note to the claim.
///
/// Shared by the tests of charges, claims, forms and X12, so that the same story is seen at each step.
public struct Story: Sendable {
  public static let today = CalendarDay("2026-11-24")!
  public static let serviceDay = CalendarDay("2026-11-19")!

  public static let catalog: PayerCatalog = {
    let file = Checkout.root.appending(path: "Sources/C/CTables/data/payer_rules.json")
    do { return try JSONDecoder().decode(PayerCatalog.self, from: Data(contentsOf: file)) } catch {
      preconditionFailure("payer_rules.json does not decode: \(error)")
    }
  }()

  public static func rules(_ key: String) -> PayerRules {
    guard let rules = catalog.rules(for: key, on: today) else { preconditionFailure("no class \(key)") }
    return rules
  }

  public let key: String
  public var practice: Practice
  public var location: Location
  public var therapist: Therapist
  public var patient: Patient
  public var plan: Plan
  public var coverage: Coverage
  public var order: ReferralVersion
  public var session: DeliveredSession
  public var fees: [FeeSchedule]
  public var authorizations: [PriorAuthorization] = []
  public var planReferrals: [PlanReferral] = []

  public init(_ key: String) {
    self.key = key
    let home = PostalAddress(street: "4821 Ballard Ave NW", city: "Seattle", state: "WA", zip: "981074812")
    practice = Practice(
      id: PracticeID(high: 1, low: 1), legalName: "Cedar Hands Massage PLLC", tradeName: "Cedar Hands",
      zone: "America/Los_Angeles")
    practice.npi = "2000000002"
    practice.tax = .employer("912345678")
    practice.phone = PhoneNumber("206-555-0142")
    practice.billingAddress = home
    practice.clearinghouse = Clearinghouse(
      name: "Clearhouse", submitterNumber: "SC1001", receiverNumber: "CH0001", isTest: true)
    location = Location(id: LocationID(high: 2, low: 1), name: "Ballard", address: home)
    therapist = Therapist(
      id: TherapistID(high: 3, low: 1), name: "Sam Lee", npi: "2000000010",
      licences: [Licence(state: "WA", number: "MA60000001")])
    patient = Patient(
      id: PatientID(high: 4, low: 1), givenName: "Beatrice", familyName: "Delacroix",
      birthDate: CalendarDay("1992-03-16"), phone: PhoneNumber("206-555-0101"),
      address: PostalAddress(street: "5 Elm St", city: "Seattle", state: "WA", zip: "98107"))
    patient.sex = .female
    plan = Plan(id: PlanID(high: 5, low: 1), payerName: "Evergreen Mutual", name: "PPO", classKey: key, product: .ppo)
    plan.payerNumber = "EVG01"
    plan.claimAddress = PostalAddress(street: "PO Box 1106", city: "Portland", state: "OR", zip: "972070001")
    coverage = Coverage(id: CoverageID(high: 6, low: 1), patient: patient.id, plan: plan.id, memberID: "TWX900112233")
    order = Self.order
    let areas = [Proposal.Area(.lowBack)]
    session = DeliveredSession(
      note: NoteID(high: 7, low: 1), appointment: AppointmentID(high: 8, low: 1), episode: EpisodeID(high: 9, low: 1),
      patient: patient.id, therapist: therapist.id, location: location.id, day: Self.serviceDay,
      diagnoses: order.diagnoses.compactMap(\.code),
      work: [.init(segment: .ordered, modality: .massage, code: .massage, minutes: 45, areas: areas)],
      signedAt: Moment(milliseconds: 1_795_507_200_000))
    fees = [
      FeeSchedule(
        validFrom: CalendarDay("2026-01-01")!,
        prices: [
          .init(.massage, perUnit: Money(cents: 3_500), selfPay: Money(cents: 3_000)),
          .init(.manualTherapy, perUnit: Money(cents: 4_000)), .init(.heatCold, perUnit: Money(cents: 1_000)),
        ])
    ]
    addParticulars()
  }

  private static let order: ReferralVersion = {
    var order = ReferralVersion(referral: ReferralID(high: 10, low: 1))
    order.prescriber = Prescriber(name: "Helen Bergstrom, MD", credential: .md, npi: "2000000028")
    order.signedOn = CalendarDay("2026-11-02")
    order.signature = .electronic
    order.diagnoses = [
      OrderedDiagnosis(code: ICD10Code("M54.50"), text: "Low back pain, unspecified"),
      OrderedDiagnosis(code: ICD10Code("M54.2"), text: "Neck pain"),
    ]
    return order
  }()

  private mutating func addParticulars() {
    if key.hasPrefix("auto") || key.hasPrefix("workers_comp") || key == "third_party_lien" {
      coverage.memberID = nil
      coverage.claimNumber = "AB12345"
      coverage.injuryDate = CalendarDay("2026-10-01")
      coverage.injuryState = "WA"
      plan.payerName = key.hasPrefix("auto") ? "Harbor Auto" : "Dept of Labor and Industries"
      plan.product = .other
      plan.name = ""
    }
    if key.hasPrefix("workers_comp") {
      coverage.relationship = .employee
      coverage.subscriber = ClaimPerson(
        name: .organization("Harbor Shipyard"), birthDate: nil, address: practice.billingAddress)
    }
    if key == "va_ccn" {
      plan.payerName = "Veterans Care Network"
      (plan.product, plan.name) = (.other, "")
      authorizations = [
        PriorAuthorization(
          id: AuthorizationID(high: 11, low: 1), number: "VA0012345678", state: .granted,
          from: CalendarDay("2026-11-01"), to: CalendarDay("2027-01-30"), visitsGranted: 12)
      ]
    }
  }

  public var rules: PayerRules { Self.rules(key) }

  public var chargeRules: ChargeRules {
    ChargeRules(
      payer: rules, fees: fees,
      diagnoses: [
        DiagnosisFacts(code: ICD10Code("M54.50")!, regions: [.lowBack]),
        DiagnosisFacts(code: ICD10Code("M54.2")!, regions: [.neck]),
      ], pairs: Self.pairs, modifiersAsked: plan.modifiersAsked ?? [])
  }

  public static let pairs = [
    CodePair(first: .massage, second: .manualTherapy, maySeparate: true, from: CalendarDay("2020-01-01")!)
  ]

  /// The session's charges, with ids 1, 2, …
  public func charged(_ rules: ChargeRules? = nil) -> Result<SessionCharges, ChargeRefusal> {
    var number: UInt64 = 0
    return SessionCharges.of(session, rules ?? chargeRules) {
      number += 1
      return ChargeID(high: 12, low: number)
    }
  }

  /// What a claim of this story is made of.
  public func draft(_ number: String = "1042", frequency: Claim.Frequency = .original) -> ClaimDraft {
    let charges = (try? charged().get().charges) ?? []
    return ClaimDraft(
      controlNumber: number, frequency: frequency, practice: practice, locations: [location],
      therapists: [therapist], patient: patient, coverage: coverage, plan: plan, rules: rules,
      referral: rules.orderDocument == .referral ? order : nil,
      permissions: ClaimPermissions(authorizations: authorizations, planReferrals: planReferrals),
      charges: charges.filter { $0.payer == .payer })
  }

  public static let billable = [
    "commercial_in_network", "workers_comp_wa_lni", "workers_comp_other", "auto_pip_wa", "auto_other", "va_ccn",
    "medicare_advantage",
  ]
}
