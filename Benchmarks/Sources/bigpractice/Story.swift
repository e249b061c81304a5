import ScripCore
import ScripSQL
import ScripStore
import Seal

/// What every made-up patient shares.
struct Setting: Sendable {
  let plans: [Plan]
  let locations: [Location]
  let key: PracticeKey
  let practice: PracticeID
  let today: CalendarDay
  let now: Moment
}

/// One invented patient with everything that hangs on them. Equal seeds and indexes make equal rows, but for what is
/// sealed and for the day that all is counted from.
struct Story {
  private let setting: Setting
  private var random: SplitMix
  private let begun: Moment
  private let given: String
  private let family: String

  init(_ setting: Setting, seed: UInt64, index: Int) {
    self.setting = setting
    var random = SplitMix(state: seed &* 1_000_003 &+ UInt64(index))
    begun = setting.now.adding(seconds: -Int64(random.below(300 * 86_400)))
    given = random.pick(Self.givenNames)
    family = random.pick(Self.firstSyllables) + random.pick(Self.middleSyllables) + random.pick(Self.lastSyllables)
    self.random = random
  }

  mutating func write(to connection: borrowing Connection) throws {
    let born = CalendarDay(daysSinceEpoch: Int32(-12_000 + random.below(30_000)))
    let patient = Patient(
      id: newID(), givenName: given, familyName: family, birthDate: born,
      phone: PhoneNumber("206-555-01\(10 + random.below(90))"))
    try connection.save(patient)
    let plan = random.pick(setting.plans)
    var coverage = Coverage(
      id: newID(), patient: patient.id, plan: plan.id, memberID: "B\(random.below(1_000_000_000))")
    coverage.from = setting.today.adding(days: -400)
    // What a payer of accidents asks for; others do not look at it.
    (coverage.claimNumber, coverage.injuryState) = ("C\(random.below(1_000_000))", "WA")
    coverage.injuryDate = begun.local(offsetMinutes: -480).day.adding(days: -20)
    try connection.save(coverage)
    if random.below(10) == 0 {
      try connection.save(Coverage(id: newID(), patient: patient.id, plan: random.pick(setting.plans).id, rank: 2))
    }
    let ailment = random.pick(Self.ailments)
    let opened = begun.local(offsetMinutes: -480).day
    let episode = Episode(
      id: newID(), patient: patient.id, coverage: coverage.id, classKey: plan.classKey, problem: ailment.words,
      openedOn: opened, location: random.pick(setting.locations).id)
    try connection.save(episode)
    if random.below(10) < 6 {
      var answer = BenefitFacts()
      answer.covered = true
      answer.answeredOn = opened
      answer.answeredBy = "call, ref. \(random.below(100_000))"
      try connection.append(answer, id: newID(), of: coverage.id, answeredOn: opened, at: begun)
    }
    if random.below(10) < 7 { try refer(patient, in: episode, ailment, on: opened, connection) }
  }

  /// A signed-off order with its document, its limits and the visits used on them.
  private mutating func refer(
    _ patient: Patient, in episode: Episode, _ ailment: (code: String, words: String), on day: CalendarDay,
    _ connection: borrowing Connection
  ) throws {
    var order = ReferralVersion(referral: newID())
    order.patientName = patient.shown
    order.patientBirthDate = patient.birthDate
    order.prescriber = Prescriber(name: "Helen Bergstrom", credential: .md, npi: "2000000002", phone: "206-555-0142")
    order.signature = random.below(9) == 0 ? .none : .electronic
    (order.signedOn, order.effectiveFrom) = (day, day)
    order.diagnoses = [OrderedDiagnosis(code: ICD10Code(ailment.code), text: ailment.words)]
    order.modalities = [.massage]
    order.schedule = OrderedSchedule(
      visits: random.below(3) == 0 ? nil : 12, frequency: .init(2...2, .week), duration: .init(8, .week))
    order.medicalNecessity = "pain limits sitting, lifting and sleep"
    order.evidence = [ReferralElement.signature, .diagnosisCode, .visitCount].map {
      .init($0, Evidence(page: 1, words: "as the page says", certain: true))
    }
    let isWhole = order.signature == .electronic && order.schedule.visits != nil
    let intake = try document(in: .signedOff, at: begun, connection)
    try connection.append(
      StoredReferral(
        version: order, episode: episode.id, intake: intake, signedOffAt: begun.adding(seconds: 3600),
        lastDay: day.adding(days: 60), level: isWhole ? .fine : .refused),
      of: patient.id, by: MembershipID(high: 0, low: 0))
    if let visits = order.schedule.visits {
      let limit = LimitVersion(amount: visits, from: day, to: day.adding(days: 60), source: "signed order", asOf: day)
      try connection.append(limit, number: 1, of: newID(), kind: .referralVisits, episode: episode.id, at: begun)
    }
    let year = LimitVersion(amount: 20, source: "call", asOf: day)
    try connection.append(year, number: 1, of: newID(), kind: .planYearVisits, episode: episode.id, at: begun)
    for visit in 0..<random.below(7) {
      let entry = LimitEntry(
        .consume, newID(), on: day.adding(days: 2 + visit * 4), size: VisitSize(units: 4, dollars: .zero))
      try connection.append(entry, id: newID() as ID<LimitEntry>, of: episode.id, at: begun)
    }
  }

  /// A document that waits in the inbox for a person; the higher `age`, the longer.
  mutating func leaveDocument(to connection: borrowing Connection, age: Int) throws {
    _ = try document(in: .unreadable, at: setting.now.adding(seconds: Int64(-60 * age)), connection)
  }

  private mutating func document(
    in state: Intake.State, at moment: Moment, _ connection: borrowing Connection
  ) throws -> IntakeID {
    var writer = DocumentWriter(practice: setting.practice, stream: newID(), key: setting.key)
    let text = "PRESCRIPTION FOR MASSAGE THERAPY\nPatient: \(given) \(family)\nNumber: \(random.next())\n"
    _ = try writer.add(Array(text.utf8))
    let stream = try writer.finish()
    let document = Document(
      id: newID(), digest: stream.digest, byteCount: stream.byteCount, mediaType: "text/plain", fileName: nil,
      via: "fax", receivedAt: moment)
    try connection.add(document, stream, key: setting.key)
    let intake = Intake(
      id: newID(), document: document.id, receivedAt: moment, via: .fax, sender: "206-555-0143", state: state, pages: 1,
      title: "\(given) \(family)", reason: state == .unreadable ? "The page is too faint to read." : nil)
    try connection.add(intake)
    return intake.id
  }

  private mutating func newID<Noun>() -> ID<Noun> {
    ID(at: begun, random: (UInt16(truncatingIfNeeded: random.next()), random.next()))
  }
}

extension Story {
  private static let givenNames = [
    "Beatrice", "Amos", "Kenji", "Pinar", "Lucia", "Tomas", "Ingrid", "Omar", "Salome", "Viktor", "Noor", "Hana",
    "Piet", "Ayla", "Bruno", "Celia", "Dario", "Esther", "Fabian", "Greta",
  ]
  private static let firstSyllables = [
    "Mor", "Sa", "Lind", "Ko", "Abel", "Del", "Har", "Vor", "Quin", "Tes", "Bran", "Cor", "Fen", "Gar", "Hol", "Il",
  ]
  private static let middleSyllables = ["en", "a", "ovi", "qui", "ber", "ma", "to", "ri", "sse", "du", "la", "ni"]
  private static let lastSyllables = ["o", "sen", "by", "witz", "tti", "mont", "ley", "ska", "vich", "ro", "ton", "ne"]
  private static let ailments = [
    ("M54.50", "Low back pain"), ("M54.2", "Neck pain"), ("M25.572", "Pain in left ankle"),
    ("M79.18", "Muscle pain, other site"), ("M54.6", "Thoracic spine pain"),
  ].map { (code: $0.0, words: $0.1) }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// 0 ..< `count`.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
