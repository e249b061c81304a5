import Foundation
import TestSupport

@testable import ScripCore

/// Made-up facts that a test changes in one place. Days are fixed.
enum Sample {
  static let today = day("2026-11-24")
  static let signedOn = day("2026-11-02")
  static let therapist = TherapistID(high: 1, low: 1)
  static let ballard = LocationID(high: 2, low: 1)
  static let fremont = LocationID(high: 2, low: 2)
  static let plan = PlanID(high: 3, low: 1)

  static func day(_ text: String) -> CalendarDay { CalendarDay(text)! }

  static func code(_ text: String) -> ICD10Code { ICD10Code(text)! }

  static let catalog: PayerCatalog = {
    let file = Checkout.root.appending(path: "Sources/C/CTables/data/payer_rules.json")
    do { return try JSONDecoder().decode(PayerCatalog.self, from: Data(contentsOf: file)) } catch {
      preconditionFailure("payer_rules.json does not decode: \(error)")
    }
  }()

  static func payer(_ key: String) -> PayerRules { catalog.rules(for: key, on: today)! }

  /// An order with everything on it: 12 visits, twice a week for 6 weeks, low back.
  static func order(_ change: (inout ReferralVersion) -> Void = { _ in }) -> ReferralVersion {
    var order = ReferralVersion(referral: ReferralID(high: 9, low: 9))
    order.patientName = "Beatrice Delacroix"
    order.patientBirthDate = day("1992-03-16")
    order.prescriber = Prescriber(
      name: "Helen Bergström", credential: .md, npi: "2000000002", phone: "206-555-0142", fax: "206-555-0143")
    order.signature = .electronic
    order.signedOn = signedOn
    order.orderedOn = signedOn
    order.diagnoses = [OrderedDiagnosis(code: code("M54.50"), text: "Low back pain, unspecified")]
    order.modalities = [.massage]
    order.schedule = OrderedSchedule(visits: 12, frequency: .init(2...2, .week), duration: .init(6, .week))
    order.medicalNecessity = "Pain keeps her from sitting through a working day."
    order.goals = ["Sits 60 minutes"]
    order.claimNumber = "AB12345"
    order.injuryDate = day("2026-10-01")
    order.injuryState = "WA"
    order.adjuster = "Dana"
    order.attorney = "R. Stone"
    order.lienSigned = true
    order.authorizationNumber = "VA0001"
    change(&order)
    return order
  }

  /// A session that nothing speaks against, for any payer: the order above, a licence, a network, an authorization.
  static func facts(_ key: String, _ change: (inout EpisodeFacts) -> Void = { _ in }) -> EpisodeFacts {
    var facts = EpisodeFacts(payer: payer(key), ledger: VisitLedger(), state: "WA")
    facts.planName = "Regence PPO"
    facts.referrals = [order()]
    facts.diagnoses = [DiagnosisFacts(code: code("M54.50"), regions: [.lowBack])]
    facts.patient = PatientFacts(birthDate: day("1992-03-16"), orderMatches: true)
    facts.coverage = CoverageFacts(plan: plan, injuryDate: day("2026-10-01"))
    facts.benefits.answeredOn = day("2026-11-03")
    facts.benefits.covered = true
    facts.authorizations = [
      PriorAuthorization(
        id: AuthorizationID(high: 5, low: 5), number: "A-20417", state: .granted, from: signedOn,
        to: day("2027-02-27"), visitsGranted: 12)
    ]
    facts.therapists = [
      TherapistFacts(
        id: therapist, npi: "2000000010",
        licences: [Licence(state: "WA", number: "MA60000001", from: day("2020-01-01"), to: day("2027-06-30"))])
    ]
    facts.networks = [NetworkRecord(therapist: therapist, location: ballard, plan: plan, status: .inNetwork)]
    facts.plan = PlanOfCare(
      problem: "low back",
      goals: [.init(what: "sits", unit: "minutes", baseline: 20, target: 60, isFunctional: true)!])
    change(&facts)
    return facts
  }

  static func session(_ change: (inout Proposal) -> Void = { _ in }) -> Proposal {
    var proposal = Proposal(
      therapist: therapist, location: ballard, areas: [.init(.lowBack)], modalities: [.massage], units: 4)
    change(&proposal)
    return proposal
  }
}

extension Determination {
  /// The rules that found something at least this bad, in order.
  func rules(atLeast effect: Effect = .questioned) -> [String] {
    findings.filter { $0.effect >= effect }.map(\.rule)
  }

  func finding(_ rule: String) -> Finding? { findings.first { $0.rule == rule } }
}
