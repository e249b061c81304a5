import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Everything the determination may look at for one episode: a fixed number of statements.
  ///
  /// `under` asks how another payer class would take the same order; nil is the episode's own. `order` asks about that
  /// version as if no other were on file; nil is all of them. `known` is given by a caller that has read these rows
  /// already.
  func facts(
    of episode: Episode, on day: CalendarDay, reference: Reference, under otherClass: String? = nil,
    order: ReferralVersion? = nil, known: (patient: Patient, referrals: [StoredReferral])? = nil
  ) throws -> EpisodeFacts {
    let coverage = try episode.coverage.flatMap { try self.coverage($0) }
    let plan = try coverage.flatMap { try self.plan($0.plan) }
    let classKey = otherClass ?? plan?.classKey ?? episode.classKey
    let rules = try reference.rules(for: classKey, on: day, added: payerRules())
    let locations = try locations()
    let state = locations.first { $0.id == episode.location }?.address.state ?? locations.first?.address.state ?? "WA"
    var facts = EpisodeFacts(payer: rules, care: episode.care, ledger: try ledger(of: episode.id), state: state)
    if facts.ledger.countsDollars { facts.ledger.expected = try expectedVisit(under: rules, on: day) }
    facts.stateLicenses = reference.licenses(state)
    facts.planName = otherClass == nil ? plan?.shown : nil
    let stored = try known?.referrals ?? referrals(of: episode.id)
    let authorizations = try authorizations(of: episode.id)
    let asked = stored.map(\.version).filter { version in
      order.map { $0.referral == version.referral && $0.version == version.version } ?? true
    }
    facts.referrals = asked.map { $0.completed(from: coverage, authorizations) }
    facts.diagnoses = reference.diagnosisFacts(of: facts.referrals)
    facts.coverage = coverage?.facts
    if let patient = try known?.patient ?? patient(episode.patient) {
      facts.patient.birthDate = patient.birthDate
      facts.patient.orderMatches = facts.referrals.inForce(on: day).map { orderMatches($0, patient) }
    }
    if let coverage, otherClass == nil { facts.benefits = try benefits(of: coverage.id) }
    let planReferrals = try planReferrals(of: episode.id)
    facts.planReferral = planReferrals.holding(day) ?? planReferrals.first
    facts.authorizations = authorizations
    facts.therapists = try therapists().map(\.facts)
    facts.networks = try plan.map { try networks(of: $0.id).map(\.record) } ?? []
    facts.plan = episode.plan
    facts.safety = try safety(of: episode.patient)
    facts.gates = locations.compactMap { location in
      guard var gate = location.gate else { return nil }
      gate.location = location.id
      return gate
    }
    facts.sessionDays = facts.ledger.sessionDays
    return facts
  }
}

extension Connection {
  /// An hour of massage at the practice's price: what a booking is expected to take of a limit in dollars.
  private func expectedVisit(under rules: PayerRules, on day: CalendarDay) throws -> VisitSize {
    let fees = try feeSchedules().inForce(for: rules.key, on: day)
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
