import ScripCore
import ScripStore

@testable import ScripDesk

/// A practice with a licensed therapist at work, a signed-off order and appointments under it.
struct SessionFixture: Sendable {
  let base: DeskFixture
  let episode: EpisodeID
  let patient: PatientID
  let location: LocationID
  let therapist: TherapistID
  let colleague: TherapistID

  init(_ engine: DeskEngine, order: String = DeskFixture.order(), plan: KeyPath<DeskFixture, PlanID>? = nil)
    async throws
  {
    base = try await DeskFixture(engine)
    let base = base
    let licence = Licence(state: "WA", number: "MA60000001", to: CalendarDay("2027-06-30"))
    func add(_ name: String, npi: String) async throws -> TherapistID {
      try await base.perform(
        SaveTherapist(
          Therapist(id: TherapistID(high: 0, low: 0), name: name, npi: npi, licences: [licence]), isNew: true),
        "therapist-\(name.utf8.count)")
    }
    therapist = try await add("Lee Ann Moss", npi: "2000000010")
    colleague = try await add("Ann Webb", npi: "2000000028")
    let who = therapist
    let place = try await base.desk.write(in: base.practice) { connection in
      let location = try connection.locations()[0].id
      try connection.save(
        NetworkRow(
          id: ID(high: 1, low: 1),
          record: NetworkRecord(therapist: who, location: location, plan: base.inNetwork, status: .inNetwork)))
      return location
    }
    location = place
    let filed = try await base.signOff(try await base.receive(order), plan: plan.map { base[keyPath: $0] })
    episode = filed.episode
    patient = try await base.desk.ask(ShowEpisode(episode: filed.episode), by: base.caller([.frontDesk])).patient.id
  }

  /// An appointment of an hour, its visit held, on a day of November 2026. It begins as the fixture's clock stands: at
  /// midnight.
  func book(
    _ number: Int, on day: String = "2026-11-24", at start: Int = 0, paying: Appointment.Paying = .underOrder,
    state: Appointment.State = .booked
  ) async throws -> AppointmentID {
    let appointment = Appointment(
      id: AppointmentID(high: 900, low: UInt64(number)), episode: episode, patient: patient, therapist: therapist,
      location: location, day: CalendarDay(day)!, start: ClockTime(minutes: start), minutes: 60, paying: paying,
      state: state)
    try await base.desk.write(in: base.practice) { connection in
      try connection.insert(appointment)
      guard !appointment.isSelfPay else { return }
      try connection.append(
        LimitEntry(.reserve, appointment.id, on: appointment.day, size: appointment.size),
        id: ID<Noun.Limit>(high: 901, low: UInt64(number)), of: appointment.episode, at: DeskFixture.now)
    }
    return appointment.id
  }

  /// The therapist at work; another one, or somebody who is none.
  func caller(_ therapist: TherapistID?, roles: Set<Role> = [.therapist]) -> Caller {
    Caller(
      practice: base.practice, login: LoginID(high: 7, low: 1), membership: MembershipID(high: 7, low: 2),
      signIn: SignInID(high: 7, low: 3), therapist: therapist, name: "Lee Ann Moss", roles: roles,
      address: "127.0.0.1")
  }

  @discardableResult
  func act<A: Act>(_ act: A, _ key: String, by caller: Caller? = nil) async throws -> A.Answer {
    try await base.desk.perform(act, by: caller ?? self.caller(therapist), key: RequestKey(key)!)
  }

  func opened(_ appointment: AppointmentID) async throws -> ShowNote.Opened {
    try await base.desk.ask(ShowNote(appointment: appointment), by: caller(therapist))
  }

  func ledger() async throws -> VisitLedger {
    let episode = episode
    return try await base.desk.write(in: base.practice) { try $0.ledger(of: episode) }
  }

  /// 45 minutes inside the order and 15 outside it, nothing missing.
  static func note(_ change: (inout SessionNote) -> Void = { _ in }) -> SessionNote {
    var note = SessionNote()
    note.health = .noChange
    note.areas = [.init(.lowBack)]
    note.work = [.init(.massage, minutes: 45)]
    note.outside = .init(
      areas: [.init(.hip, .left)], work: [.init(.massage, minutes: 15)], finding: "Left hip tight", hasConsent: true)
    note.findings = "Guarding"
    note.response = "Less pain on standing"
    note.measures = [
      Measurement(.pain, Score(5), about: "now"), Measurement(rating: [.init("sit an hour", 4)])!,
    ]
    change(&note)
    return note
  }
}
