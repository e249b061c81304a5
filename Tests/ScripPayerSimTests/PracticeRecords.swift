import Foundation
import ScripCore
import Tables

/// What the practice's own chart says about the visit of a claim: a sound one, until something is out of order.
enum PracticeRecords {
  static let reasons = ReasonTable(reasons: Tables.carcActions, remarks: Tables.rarcCommon)!

  private static let catalog: PayerCatalog = {
    let bytes = Tables.payerRules
    do { return try JSONDecoder().decode(PayerCatalog.self, from: Data(bytes)) } catch {
      preconditionFailure("payer_rules.json does not decode: \(error)")
    }
  }()

  static let therapist = TherapistID(high: 1, low: 1)
  static let location = LocationID(high: 2, low: 1)
  static let plan = PlanID(high: 3, low: 1)

  static func facts() -> EpisodeFacts {
    let day = SimSample.day
    var facts = EpisodeFacts(
      payer: catalog.rules(for: "commercial_in_network", on: SimSample.today)!, ledger: VisitLedger(), state: "WA")
    facts.planName = "Example PPO"
    facts.referrals = [order()]
    facts.diagnoses = [DiagnosisFacts(code: ICD10Code("M54.50")!, regions: [.lowBack])]
    facts.patient = PatientFacts(birthDate: day("1992-03-16"), orderMatches: true)
    facts.coverage = CoverageFacts(plan: plan)
    facts.benefits.answeredOn = day("2026-11-03")
    facts.benefits.covered = true
    facts.therapists = [
      TherapistFacts(
        id: therapist, npi: SimSample.therapistNPI,
        licences: [Licence(state: "WA", number: "MA60000001", from: day("2020-01-01"), to: day("2027-06-30"))])
    ]
    facts.networks = [NetworkRecord(therapist: therapist, location: location, plan: plan, status: .inNetwork)]
    facts.plan = PlanOfCare(
      problem: "low back",
      goals: [.init(what: "sits", unit: "minutes", baseline: 20, target: 60, isFunctional: true)!])
    return facts
  }

  static func order(signedOn: CalendarDay = SimSample.day("2026-11-02")) -> ReferralVersion {
    var order = ReferralVersion(referral: ReferralID(high: 9, low: 9))
    order.patientName = "Beatrice Delacroix"
    order.patientBirthDate = SimSample.day("1992-03-16")
    order.prescriber = Prescriber(
      name: "Helen Bergström", credential: .md, npi: SimSample.prescriberNPI, phone: "206-555-0142",
      fax: "206-555-0143")
    order.signature = .electronic
    order.signedOn = signedOn
    order.orderedOn = signedOn
    order.diagnoses = [OrderedDiagnosis(code: ICD10Code("M54.50")!, text: "Low back pain, unspecified")]
    order.modalities = [.massage]
    order.schedule = OrderedSchedule(visits: 12, frequency: .init(2...2, .week), duration: .init(6, .week))
    order.medicalNecessity = "Pain keeps her from sitting through a working day."
    order.goals = ["Sits 60 minutes"]
    return order
  }

  /// Faults of ours that are there, as a determination of the day of service tells them.
  static func ownFacts(_ facts: EpisodeFacts, on day: CalendarDay, units: Int) -> [OwnFact] {
    let proposal = Proposal(
      therapist: therapist, location: location, areas: [.init(.lowBack)], modalities: [.massage], units: units)
    return determine(facts, on: day, proposal: proposal).ownFacts
  }

  static func known(_ claim: Claim) -> KnownClaim {
    KnownClaim(
      id: ClaimID(high: 7, low: 7), controlNumber: claim.controlNumber, patient: PatientID(high: 8, low: 8),
      familyName: folded(claim.coverage.subscriber.name.family), memberID: claim.coverage.memberID,
      payer: claim.coverage.payer,
      lines: claim.lines.map {
        KnownClaim.Line(
          controlNumber: $0.controlNumber, procedure: $0.procedure, day: $0.day, charge: $0.charge)
      }, charge: claim.charge, billing: .withNotice)
  }
}
