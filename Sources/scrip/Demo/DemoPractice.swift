import Foundation
import ScripCore
import ScripDesk
import ScripIntake
import ScripJobs
import Tables

/// A made-up practice, set up through the same acts that people use. All persons and numbers are invented.
struct DemoPractice {
  let house: House
  let today: CalendarDay
  /// How many working days before today nobody has settled.
  let openDays: Int
  let cast: DemoCast
  /// Where the files of claims lie.
  let claims: URL

  /// Makes the practice; answers its id.
  func make() async throws -> PracticeID {
    let practice = try await house.desk.addPractice(named: cast.tradeName)
    let acts = DemoActs(desk: house.desk, practice: practice)
    let setting = try await settings(acts)
    for person in cast.people {
      _ = try await house.identity.addLogin(
        email: person.email, name: person.name, password: DemoCast.password, practice: practice, roles: person.roles,
        therapist: Self.therapists.firstIndex { $0.name == person.name }.map { setting.therapists[$0] })
    }
    let episodes = try await patients(acts, setting)
    try await DemoBookings(
      acts: acts, today: today, therapists: setting.therapists, location: setting.locations[0]
    ).make(for: episodes)
    let sessions = DemoSessions(
      acts: acts, therapist: setting.therapists[0], location: setting.locations[0], today: today, days: openDays)
    let last = try await sessions.book(episodes)
    if cast.receivesFaxes {
      if let last { try await atWork("Lee Ann Moss") { try await sessions.writeNote(of: last, by: $0) } }
      try await year(practice, setting)
      try await faxes(practice)
    }
    return practice
  }

  /// The year behind today, remembered on a clock of its own by Sol Varga, who holds every role.
  private func year(_ practice: PracticeID, _ setting: Setting) async throws {
    guard let index = Self.therapists.firstIndex(where: { $0.name == "Sol Varga" }) else { return }
    let clock = DemoClock(at: Moment(today, ClockTime(minutes: 480), offsetMinutes: -480))
    let desk = Desk(
      database: house.store.database, reference: house.desk.reference, world: clock.world,
      installationKey: house.store.installation.key)
    let carrier = ClaimCarrier(folder: claims, desk: desk, logger: house.logger)
    try await atWork("Sol Varga") { sol in
      try await DemoYear(
        acts: DemoActs(desk: desk, practice: practice), clock: clock, sol: sol, therapist: setting.therapists[index],
        location: setting.locations[0], plans: setting.plansByClass, today: today,
        carry: { try await carrier.carryOut() }
      ).make()
    }
  }

  /// What a person of the cast does while signed in.
  private func atWork(_ name: String, _ work: (Caller) async throws -> Void) async throws {
    guard let email = cast.people.first(where: { $0.name == name })?.email,
      case .signedIn(let token, _) = try await house.identity.logIn(
        email: email, password: DemoCast.password, address: "127.0.0.1"),
      let caller = try await house.identity.entry(token: token, address: "127.0.0.1")?.caller
    else { return }
    try await work(caller)
    try await house.identity.logOut(token: token, address: "127.0.0.1")
  }

  private struct Setting {
    let plans: [PlanID]
    let therapists: [TherapistID]
    let locations: [LocationID]
    let plansByClass: [String: PlanID]
  }

  private func settings(_ acts: DemoActs) async throws -> Setting {
    var profile = Practice(
      id: PracticeID(high: 0, low: 0), legalName: cast.legalName, tradeName: cast.tradeName,
      zone: "America/Los_Angeles")
    profile.phone = PhoneNumber("206-555-0110")
    profile.fax = PhoneNumber("206-555-0111")
    profile.sms = PhoneNumber("206-555-0112")
    DemoMoney.complete(&profile)
    try await acts.perform(SavePractice(profile))
    try await acts.perform(DemoMoney.fees(from: today))
    let hours = (1...5).map {
      OpeningHours(weekday: $0, opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 1080))
    }
    var locations: [LocationID] = []
    for (name, street, zip) in [
      ("Ballard", "5401 Market Row, Ste C", "98107"), ("Fremont", "3500 Canal Walk", "98103"),
    ] {
      let address = PostalAddress(street: street, city: "Seattle", state: "WA", zip: zip)
      let location = Location(
        id: LocationID(high: 0, low: 0), name: name, address: address, phone: PhoneNumber("206-555-0113"), hours: hours)
      locations.append(try await acts.perform(SaveLocation(location, isNew: true)))
    }
    let therapists = try await therapists(acts)
    let (plans, byClass) = try await plans(acts)
    for therapist in therapists.prefix(2) {
      try await acts.perform(
        SaveNetwork(
          NetworkRecord(therapist: therapist, location: locations[0], plan: plans[0], status: .inNetwork), id: nil))
    }
    try await acts.perform(
      SaveNetwork(
        NetworkRecord(
          therapist: therapists[2], location: nil, plan: plans[0], status: .comingSoon, from: today.adding(days: 40)),
        id: nil))
    let leave = AddDaysOff.Stretch(first: today.adding(days: 30), last: today.adding(days: 34), reason: "leave")
    try await acts.perform(AddDaysOff([leave], of: .therapist(therapists[2])))
    return Setting(plans: plans, therapists: therapists, locations: locations, plansByClass: byClass)
  }

  /// Therapists with the days their licences still run. A log-in of the same name is theirs.
  private static let therapists: [(name: String, days: Int)] = [
    ("Lee Ann Moss", 400), ("Ann Teller", 45), ("Jo Brandt", 700), ("Sol Varga", 300),
  ]

  private func therapists(_ acts: DemoActs) async throws -> [TherapistID] {
    var ids: [TherapistID] = []
    for (index, (name, days)) in Self.therapists.enumerated() {
      let licence = Licence(
        state: "WA", number: "MA6000000\(index + 1)", from: today.adding(days: -900), to: today.adding(days: days),
        verifiedOn: today.adding(days: -30))
      let therapist = Therapist(
        id: TherapistID(high: 0, low: 0), name: name, npi: DemoMoney.therapistNPIs[index], licences: [licence])
      ids.append(try await acts.perform(SaveTherapist(therapist, isNew: true)))
    }
    return ids
  }

  /// One plan for every class that a plan can have.
  private func plans(_ acts: DemoActs) async throws -> ([PlanID], [String: PlanID]) {
    let plans: [(payer: String, name: String, key: String)] = [
      ("Regence", "PPO", "commercial_in_network"), ("Cascade Health", "HMO", "commercial_out_of_network"),
      ("Washington L&I", "", "workers_comp_wa_lni"), ("Beaver State Fund", "", "workers_comp_other"),
      ("Evergreen Auto", "PIP", "auto_pip_wa"), ("Sunshine Auto", "PIP", "auto_pip_fl"),
      ("Prairie Auto", "", "auto_other"), ("VA Community Care", "", "va_ccn"), ("Medicare", "", "medicare_original"),
      ("Harbor", "Advantage", "medicare_advantage"), ("Apple Health", "", "medicaid"),
      ("Stone & Stone", "Lien", "third_party_lien"), ("ChooseWell", "Discount", "discount_program"),
      ("HealthSave", "HSA", "hsa"), ("FlexSpend", "FSA", "fsa"),
    ]
    var ids: [PlanID] = []
    var byClass: [String: PlanID] = [:]
    for plan in plans {
      var row = Plan(
        id: PlanID(high: 0, low: 0), payerName: plan.payer, name: plan.name, classKey: plan.key,
        acceptance: plan.key == "medicare_advantage" ? .comingSoon : .accepted,
        from: plan.key == "medicare_advantage" ? today.adding(days: 60) : nil)
      DemoMoney.complete(&row)
      let id = try await acts.perform(SavePlan(row, isNew: true))
      ids.append(id)
      byClass[plan.key] = id
    }
    return (ids, byClass)
  }

  /// Answers the episodes that have a referral.
  private func patients(_ acts: DemoActs, _ setting: Setting) async throws -> [EpisodeID] {
    var episodes: [EpisodeID] = []
    for (index, order) in DemoOrder.all(families: cast.patientFamilies).enumerated() {
      let patient = try await acts.perform(
        SavePatient(
          id: nil, givenName: order.given, familyName: order.family, birthDate: order.born,
          phone: PhoneNumber("206-555-01\(index + 20)"),
          // Made-up people may share a name and a day.
          isOther: true))
      var coverage = Coverage(
        id: CoverageID(high: 0, low: 0), patient: patient, plan: setting.plans[index % 5 == 0 ? 0 : index % 15],
        memberID: "TW\(400_000 + index * 37)")
      coverage.from = today.adding(days: -200)
      let saved = try await acts.perform(SaveCoverage(coverage, isNew: true))
      if index < 28,
        let episode = try await referral(order, number: index, patient: patient, coverage: saved, acts)
      {
        episodes.append(episode)
      }
    }
    return episodes
  }

  /// A referral that came by e-mail, was read, signed off, and has been worked under for a while.
  private func referral(
    _ order: DemoOrder, number index: Int, patient: PatientID, coverage: CoverageID, _ acts: DemoActs
  ) async throws -> EpisodeID? {
    let text = order.text(on: today.adding(days: -(index % 6) * 8 - 3))
    let received = try await acts.receive(Array(text.utf8), via: .email, named: nil, mediaType: "text/plain")
    let page = DemoOrder.page(text)
    let reading = DocumentReading(reading: [page])
    try await acts.record(.read(reading, pages: [page]), of: received)
    guard let first = reading.orders.first else { return nil }
    let entries = ReviewEntries(fields: [:], particulars: Review.Particulars(first))
    let filed = try await acts.perform(
      SignOffReferral(
        intake: received, order: 0, entries: entries, patient: .existing(patient), payment: .coverage(coverage),
        episode: nil))
    var answer = BenefitFacts()
    answer.covered = true
    answer.answeredOn = today.adding(days: -(index * 3) % 45)
    answer.answeredBy = "call, ref. \(8800 + index), spoke with “Dana”"
    let year = today.components.year
    try await acts.perform(
      RecordBenefits(
        coverage: coverage, answer: answer,
        planYear: .init(
          visits: 20, used: index % 4, from: CalendarDay(year: year, month: 1, day: 1) ?? today,
          to: CalendarDay(year: year, month: 12, day: 31) ?? today)))
    let used = (0..<(index % 4)).map { today.adding(days: -1 - $0 * 4) }
    if !used.isEmpty { try await acts.perform(RecordEarlierVisits(episode: filed.episode, days: used)) }
    return filed.episode
  }

  /// The faxes that wait in the inbox; the reader takes them once the server runs.
  private func faxes(_ practice: PracticeID) async throws {
    let acts = DemoActs(desk: house.desk, practice: practice)
    for (index, name) in ["fax-1.tif", "fax-2.tif", "fax-3.tif", "fax-4.tif", "fax-5.pdf"].enumerated() {
      guard let bytes = Tables.file("data/demo/\(name)") else { continue }
      _ = try await acts.receive(
        Array(bytes), via: .fax, named: "206-555-014\(index)",
        mediaType: name.hasSuffix("pdf") ? "application/pdf" : "image/tiff")
    }
  }
}

/// Acts done as the program itself, each under a key of its own.
struct DemoActs {
  let desk: Desk
  let practice: PracticeID

  @discardableResult
  func perform<A: Act>(_ act: A) async throws -> A.Answer {
    try await desk.performAsProgram(act, in: practice, key: key())
  }

  /// Done by a person at work.
  @discardableResult
  func perform<A: Act>(_ act: A, by caller: Caller) async throws -> A.Answer {
    try await desk.perform(act, by: caller, key: key())
  }

  /// Posts an 835, as one that lay in the clearinghouse's folder.
  func post(_ bytes: [UInt8]) async throws {
    let arrival = Arrival(via: .upload, fileName: "remittance.835", mediaType: "text/plain")
    _ = try await desk.postRemittanceAsProgram(arrival, in: practice, key: key(), bytes: bytes)
  }

  func receive(
    _ bytes: [UInt8], via: Intake.Via, named sender: String?, mediaType: String
  ) async throws -> IntakeID {
    let arrival = Arrival(via: via, sender: sender, mediaType: mediaType)
    return try await desk.receiveAsProgram(arrival, in: practice, key: key(), bytes: bytes).intake
  }

  func record(_ result: ReaderResult, of intake: IntakeID) async throws {
    try await desk.record(result, of: intake, in: practice, key: key())
  }

  private func key() throws -> RequestKey {
    guard let key = RequestKey("demo-\(UUID().uuidString)") else { preconditionFailure("a UUID is a plain text") }
    return key
  }
}
