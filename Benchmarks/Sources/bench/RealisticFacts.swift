import ScripCore

/// One episode a class: two order versions, two codes, an authorization, a dozen sessions, some with gaps.
func realisticFacts(catalog: PayerCatalog, today: CalendarDay) -> [EpisodeFacts] {
  catalog.classes.enumerated().map { index, payer in
    var facts = EpisodeFacts(payer: payer, ledger: VisitLedger(), state: "WA")
    facts.planName = "Regence PPO"
    var order = ReferralVersion(referral: ReferralID(high: 9, low: 9))
    order.patientName = "Beatrice Delacroix"
    order.patientBirthDate = CalendarDay("1992-03-16")
    order.prescriber = Prescriber(name: "Helen Bergström", credential: .md, npi: "2000000002", phone: "206-555-0142")
    order.signature = .electronic
    order.signedOn = today.adding(days: -30)
    order.diagnoses = [
      OrderedDiagnosis(code: ICD10Code("M54.50"), text: "Low back pain"), OrderedDiagnosis(code: ICD10Code("M54.2")),
    ]
    order.modalities = [.massage, .manualTherapy]
    order.schedule = OrderedSchedule(
      visits: index % 3 == 0 ? nil : 12, frequency: .init(2...2, .week), duration: .init(8, .week))
    order.evidence = [.init(.visitCount, Evidence(page: 1, words: "12 visits", certain: true))]
    var first = order
    first.effectiveFrom = today.adding(days: -90)
    order.version = 2
    order.effectiveFrom = today.adding(days: -30)
    facts.referrals = [first, order]
    facts.diagnoses = [
      DiagnosisFacts(code: ICD10Code("M54.50")!, regions: [.lowBack]),
      DiagnosisFacts(code: ICD10Code("M54.2")!, regions: [.neck]),
    ]
    facts.patient = PatientFacts(birthDate: CalendarDay("1992-03-16"), orderMatches: true)
    facts.coverage = CoverageFacts(plan: PlanID(high: 3, low: 1), injuryDate: today.adding(days: -60))
    facts.benefits.answeredOn = today.adding(days: -20)
    facts.benefits.covered = true
    facts.authorizations = [
      PriorAuthorization(
        id: AuthorizationID(high: 5, low: 5), number: "A-1", state: .granted, from: today.adding(days: -30),
        to: today.adding(days: 60), visitsGranted: 12)
    ]
    facts.therapists = [
      TherapistFacts(id: TherapistID(high: 1, low: 1), licences: [Licence(state: "WA", number: "MA1")])
    ]
    facts.networks = [
      NetworkRecord(
        therapist: TherapistID(high: 1, low: 1), location: nil, plan: PlanID(high: 3, low: 1), status: .inNetwork)
    ]
    facts.ledger = ledger(today)
    facts.sessionDays = (1...12).map { today.adding(days: -$0 * 4) }
    return facts
  }
}

func realisticProposal() -> Proposal {
  Proposal(
    therapist: TherapistID(high: 1, low: 1), location: LocationID(high: 2, low: 1), areas: [.init(.lowBack)],
    modalities: [.massage], units: 4)
}

/// Three limits, a dozen visits used on them.
private func ledger(_ today: CalendarDay) -> VisitLedger {
  var ledger = VisitLedger()
  let kinds: [LimitKind] = [.referralVisits, .planYearVisits, .diagnosisVisits]
  for (index, kind) in kinds.enumerated() {
    let version = LimitVersion(amount: 16 + index, source: "call", asOf: today)
    ledger.set(version, of: LimitID(high: 4, low: UInt64(index)), kind: kind)
  }
  for number in 1...12 {
    ledger.replay(
      LimitEntry(
        .consume, AppointmentID(high: 6, low: UInt64(number)), on: today.adding(days: -number * 4),
        size: VisitSize(units: 4, dollars: .zero)))
  }
  return ledger
}
