import ScripCore
import ScripStore

@testable import ScripDesk

/// A practice that may send claims, with a patient under a signed order and sessions whose notes are signed.
struct ClaimFixture: Sendable {
  static let address = PostalAddress(street: "4821 Ballard Ave NW", city: "Seattle", state: "WA", zip: "981074812")

  let base: DeskFixture
  let episode: EpisodeID
  let patient: PatientID
  let coverage: CoverageID
  let plan: PlanID
  let location: LocationID
  var therapist: TherapistID

  init(
    _ engine: DeskEngine, classKey: String = "commercial_in_network",
    now: @escaping @Sendable () -> Moment = { DeskFixture.now }
  ) async throws {
    base = try await DeskFixture(engine, now: now)
    let base = base
    var practice = Practice(
      id: base.practice, legalName: "Cedar Hands Massage PLLC", tradeName: "Cedar Hands", zone: "America/Los_Angeles")
    practice.npi = "2000000002"
    practice.tax = .employer("912345678")
    practice.phone = PhoneNumber("206-555-0142")
    practice.billingAddress = Self.address
    practice.clearinghouse = Clearinghouse(
      name: "Clearhouse", submitterNumber: "SC1001", receiverNumber: "CH0001", isTest: true)
    _ = try await base.perform(SavePractice(practice), "claim-practice")
    var plan = Plan(id: PlanID(high: 0, low: 0), payerName: "Evergreen Mutual", name: "PPO", classKey: classKey)
    plan.payerNumber = "EVG01"
    plan.filingLimitDays = 180
    self.plan = try await base.perform(SavePlan(plan, isNew: true), "claim-plan")
    var worker = Therapist(id: TherapistID(high: 0, low: 0), name: "Sam Lee", npi: "2000000010")
    worker.licences = [Licence(state: "WA", number: "MA60000001", to: CalendarDay("2027-06-30"))]
    therapist = try await base.perform(SaveTherapist(worker, isNew: true), "claim-therapist")
    let filed = try await base.signOff(try await base.receive(DeskFixture.order()), plan: self.plan)
    episode = filed.episode
    let story = try await base.desk.ask(ShowEpisode(episode: episode), by: base.caller([.frontDesk]))
    (patient, coverage) = (story.patient.id, story.coverage!.id)
    let (who, planID, patientID) = (therapist, self.plan, patient)
    location = try await base.desk.write(in: base.practice) { connection in
      var place = try connection.locations()[0]
      place.address = Self.address
      try connection.save(place)
      var person = try connection.patient(patientID)!
      person.address = PostalAddress(street: "5 Elm St", city: "Seattle", state: "WA", zip: "98107")
      person.sex = .female
      try connection.save(person)
      try connection.save(
        NetworkRow(
          id: ID(high: 1, low: 1),
          record: NetworkRecord(therapist: who, location: place.id, plan: planID, status: .inNetwork)))
      return place.id
    }
    _ = try await base.perform(
      SaveFees(
        FeeSchedule(
          validFrom: CalendarDay("2026-01-01")!,
          prices: [
            .init(.massage, perUnit: Money(cents: 3_500), selfPay: Money(cents: 3_000)),
            .init(.manualTherapy, perUnit: Money(cents: 4_000)),
          ])), "claim-fees")
  }

  func act<A: Act>(_ act: A, _ key: String) async throws -> A.Answer { try await base.perform(act, key) }

  /// Sets how many visits the order allows, as an amendment would.
  func allow(visits: Int) async throws {
    let episode = episode
    try await base.desk.write(in: base.practice) { connection in
      let limit = try connection.ledger(of: episode).limits.first { $0.kind == .referralVisits }
      try connection.append(
        LimitVersion(amount: visits, from: nil, to: nil, source: "amended order", asOf: DeskFixture.today), number: 2,
        of: limit!.id, kind: .referralVisits, episode: episode, at: DeskFixture.now)
    }
  }

  /// The biller at work.
  var biller: Caller { base.caller([.biller, .owner]) }

  /// An appointment whose note is signed: minutes under the order, minutes beside it.
  func sign(
    _ number: Int, on day: String = "2026-11-19", minutes: Int = 45, outside: Int = 0, isSelfPay: Bool = false
  ) async throws -> AppointmentID {
    let appointment = Appointment(
      id: AppointmentID(high: 900, low: UInt64(number)), episode: episode, patient: patient, therapist: therapist,
      location: location, day: CalendarDay(day)!, start: ClockTime(minutes: 600), minutes: 60,
      paying: isSelfPay ? .selfPay(noticeSignedOn: CalendarDay(day)) : .underOrder, state: .done(at: DeskFixture.now))
    var note = SessionNote()
    note.areas = [.init(.lowBack)]
    note.work = minutes > 0 ? [.init(.massage, minutes: minutes)] : []
    if outside > 0 {
      note.outside = .init(
        areas: [.init(.neck)], work: [.init(.massage, minutes: outside)], finding: "Neck tight", hasConsent: true)
    }
    let (episode, therapist, written) = (episode, therapist, note)
    try await base.desk.write(in: base.practice) { connection in
      try connection.insert(appointment)
      let orders = try connection.referrals(of: episode).map(\.version)
      let signed = SignedNote(
        id: NoteID(high: 901, low: UInt64(number)), appointment: appointment,
        therapist: try connection.therapist(therapist)!, licence: nil, order: orders.inForce(on: appointment.day),
        unitRule: .cpt, ending: .delivered, note: written, openQuestions: [], signedAt: DeskFixture.now,
        signedBy: MembershipID(high: 7, low: 2))
      _ = try connection.append(signed)
      if !isSelfPay, minutes > 0 {
        try connection.append(
          LimitEntry(.consume, appointment.id, on: appointment.day, size: appointment.size),
          id: ID<Noun.Limit>(high: 902, low: UInt64(number)), of: episode, at: DeskFixture.now)
      }
    }
    return appointment.id
  }

  /// A claim of one session, charged.
  func makeClaim(_ number: Int, on day: String = "2026-11-19") async throws -> ClaimID {
    let appointment = try await sign(number, on: day)
    _ = try await act(ChargeSession(appointment: appointment), "charge-\(number)")
    return try await act(MakeClaims(episode: episode), "claims-\(number)")[0]
  }

  func opened(_ claim: ClaimID) async throws -> ShowClaim.Opened {
    try await base.desk.ask(ShowClaim(claim: claim), by: biller)
  }

  func work() async throws -> ShowClaims.Work { try await base.desk.ask(ShowClaims(), by: biller) }

  func sheet() async throws -> ShowEpisodeMoney.Sheet {
    try await base.desk.ask(ShowEpisodeMoney(episode: episode), by: biller)
  }
}
