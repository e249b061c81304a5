import ScripCore
import ScripSQL
import ScripStore

/// What the facts of all episodes of a practice share: read once for a page or an act.
struct PracticeRecord {
  let therapists: [Therapist]
  let locations: [Location]
  /// Payer rules of its own, beside those of the program.
  let payerRules: [PayerRules]

  func therapist(_ id: TherapistID) -> Therapist? { therapists.first { $0.id == id } }
  func location(_ id: LocationID) -> Location? { locations.first { $0.id == id } }
}

/// Everything stored that the determination may look at for one episode.
///
/// Facts for any day, any order and any payer are made of it without another look into the store.
struct EpisodeRecord {
  let practice: PracticeRecord
  let episode: Episode
  let patient: Patient?
  let referrals: [StoredReferral]
  var ledger: VisitLedger
  var safety: [SafetyFinding]
  let coverage: Coverage?
  let plan: Plan?
  fileprivate let networks: [NetworkRecord]
  fileprivate let benefits: BenefitFacts
  fileprivate let authorizations: [PriorAuthorization]
  fileprivate let planReferrals: [PlanReferral]
  /// Read only where a limit counts dollars.
  fileprivate let fees: [FeeSchedule]

  /// The facts as of a day.
  ///
  /// `under` asks how another payer class would take the same order; nil is the episode's own. `order` asks about that
  /// version as if no other were on file; nil is all of them.
  func facts(
    on day: CalendarDay, _ reference: Reference, under otherClass: String? = nil, order: ReferralVersion? = nil
  ) -> EpisodeFacts {
    let rules = reference.rules(
      for: otherClass ?? plan?.classKey ?? episode.classKey, on: day, added: practice.payerRules)
    let site = episode.location.flatMap(practice.location) ?? practice.locations.first
    let state = site?.address.state ?? "WA"
    var facts = EpisodeFacts(payer: rules, care: episode.care, ledger: ledger, state: state)
    if ledger.countsDollars { facts.ledger.expected = fees.expectedVisit(under: rules, on: day) }
    facts.stateLicenses = reference.licenses(state)
    facts.planName = otherClass == nil ? plan?.shown : nil
    let asked = referrals.map(\.version).filter { version in
      order.map { $0.referral == version.referral && $0.version == version.version } ?? true
    }
    facts.referrals = asked.map { $0.completed(from: coverage, authorizations) }
    facts.diagnoses = reference.diagnosisFacts(of: facts.referrals)
    facts.coverage = coverage?.facts
    if let patient {
      facts.patient.birthDate = patient.birthDate
      facts.patient.orderMatches = facts.referrals.inForce(on: day).map { orderMatches($0, patient) }
    }
    if otherClass == nil { facts.benefits = benefits }
    facts.planReferral = planReferrals.holding(day) ?? planReferrals.first
    facts.authorizations = authorizations
    facts.therapists = practice.therapists.map(\.facts)
    facts.networks = networks
    facts.plan = episode.plan
    facts.safety = safety
    facts.gates = practice.locations.compactMap { location in
      guard var gate = location.gate else { return nil }
      gate.location = location.id
      return gate
    }
    facts.sessionDays = facts.ledger.sessionDays
    return facts
  }
}

extension Connection {
  func practiceRecord() throws -> PracticeRecord {
    PracticeRecord(therapists: try therapists(), locations: try locations(), payerRules: try payerRules())
  }

  /// All that is stored about an episode, in a fixed number of statements. What a caller has read already is given.
  func record(
    of episode: Episode, in practice: PracticeRecord? = nil, patient known: Patient? = nil
  ) throws -> EpisodeRecord {
    let coverage = try episode.coverage.flatMap { try self.coverage($0) }
    let plan = try coverage.flatMap { try self.plan($0.plan) }
    let ledger = try ledger(of: episode.id)
    return EpisodeRecord(
      practice: try practice ?? practiceRecord(), episode: episode, patient: try known ?? patient(episode.patient),
      referrals: try referrals(of: episode.id), ledger: ledger, safety: try safety(of: episode.patient),
      coverage: coverage, plan: plan, networks: try plan.map { try networks(of: $0.id).map(\.record) } ?? [],
      benefits: try coverage.map { try benefits(of: $0.id) } ?? BenefitFacts(),
      authorizations: try authorizations(of: episode.id), planReferrals: try planReferrals(of: episode.id),
      fees: ledger.countsDollars ? try feeSchedules() : [])
  }

  /// The facts of an episode as of one day, for callers that ask once.
  func facts(of episode: Episode, on day: CalendarDay, reference: Reference) throws -> EpisodeFacts {
    try record(of: episode).facts(on: day, reference)
  }
}

extension [FeeSchedule] {
  /// An hour of massage at the practice's price: what a booking is expected to take of a limit in dollars.
  fileprivate func expectedVisit(under rules: PayerRules, on day: CalendarDay) -> VisitSize {
    let fees = inForce(for: rules.key, on: day)
    let unit = fees?.perUnit(.massage, paidBy: .payer) ?? fees?.prices.first?.perUnit ?? .zero
    return VisitSize(units: 4, dollars: Money(cents: unit.cents * 4))
  }
}

extension ReferralVersion {
  /// The order with what the chart knows of the claim: a front desk closes these gaps without the prescriber.
  func completed(from coverage: Coverage?, _ authorizations: [PriorAuthorization]) -> ReferralVersion {
    var order = self
    order.claimNumber = claimNumber ?? coverage?.claimNumber
    order.injuryDate = injuryDate ?? coverage?.injuryDate
    order.injuryState = injuryState ?? coverage?.injuryState
    order.adjuster = adjuster ?? coverage?.adjuster
    // Whether it holds the day is asked elsewhere; one that ended is still the number of the days before.
    order.authorizationNumber =
      authorizationNumber ?? authorizations.last { $0.state == .granted || $0.state == .ended }?.number
    return order
  }
}

/// Whether the order's name and date of birth are the patient's. An element the order lacks does not tell against it.
func orderMatches(_ order: ReferralVersion, _ patient: Patient) -> Bool {
  if let born = order.patientBirthDate, let known = patient.birthDate, born != known { return false }
  guard let name = order.patientName else { return true }
  return PatientMatch.namesAgree(name, patient)
}
