import ScripCore
import ScripIntake
import ScripSQL
import ScripStore

/// The documents that wait for a person, oldest first, or those that were dealt with, newest first; a page at a time.
public struct ShowInbox: Query {
  public static let permission = Permission.readInbox
  /// So many documents stand on a page.
  public static let pageSize = 50
  /// So many of those that were dealt with.
  public static let doneSize = 20
  /// The document that the page begins behind; nil is the first page.
  let last: IntakeID?
  /// The document behind which those that were dealt with are shown, and nothing else; nil shows the newest of them
  /// below what waits.
  let lastDone: IntakeID?
  /// The document that was set aside just now.
  let aside: IntakeID?

  public struct Inbox: Sendable {
    public let waiting: [Intake]
    /// How many wait in all.
    public let waitingCount: Int
    /// The document that the next page begins behind; nil on the last page.
    public let next: IntakeID?
    public let isFirstPage: Bool
    public let done: [Intake]
    /// The document behind which older ones stand that were dealt with; nil when there are none.
    public let nextDone: IntakeID?
    /// Only what was dealt with is shown.
    public let isDoneOnly: Bool
    /// What was set aside just now, as long as it is.
    public let aside: Intake?
    /// Minutes the practice's zone is ahead of UTC, for showing times.
    public let zoneOffsetMinutes: Int
    public let now: Moment
  }

  public init(behind last: IntakeID? = nil, doneBehind lastDone: IntakeID? = nil, aside: IntakeID? = nil) {
    self.last = last
    self.lastDone = lastDone
    self.aside = aside
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Inbox> {
    let (behind, doneBehind) = (try place(of: last, connection), try place(of: lastDone, connection))
    let aside = try aside.flatMap { try connection.intake($0) }
    let found =
      doneBehind == nil ? try connection.waitingIntakes(behind: behind, limit: Self.pageSize + 1) : []
    let waiting = Array(found.prefix(Self.pageSize))
    let foundDone = behind == nil ? try connection.doneIntakes(behind: doneBehind, limit: Self.doneSize + 1) : []
    let done = Array(foundDone.prefix(Self.doneSize))
    return Found(
      Inbox(
        waiting: waiting, waitingCount: try connection.inboxCount().count,
        next: found.count > waiting.count ? waiting.last?.id : nil, isFirstPage: behind == nil,
        done: done, nextDone: foundDone.count > done.count ? done.last?.id : nil, isDoneOnly: doneBehind != nil,
        aside: aside?.state == .setAside ? aside : nil,
        zoneOffsetMinutes: context.zoneOffsetMinutes, now: context.moment))
  }

  /// A document that a page begins behind. It may have been dealt with or taken back since: its place in the order stays.
  private func place(of id: IntakeID?, _ connection: borrowing Connection) throws -> Intake? {
    guard let id else { return nil }
    guard let intake = try connection.intake(id) else { throw Refusal.notFound }
    return intake
  }
}

/// Everything the two-pane review shows of one document.
public struct ShowReview: Query {
  public static let permission = Permission.readInbox
  let intake: IntakeID
  /// From 0; nil: the first that waits.
  let order: Int?
  /// The person as corrected and not saved yet, who may have a chart too.
  let typed: TypedPerson?

  /// A name and a date of birth as they stand in a form.
  public struct TypedPerson: Sendable {
    public let givenName: String
    public let familyName: String
    public let birthDate: CalendarDay?

    public init(givenName: String, familyName: String, birthDate: CalendarDay?) {
      self.givenName = givenName
      self.familyName = familyName
      self.birthDate = birthDate
    }
  }

  public struct Opened: Sendable {
    public let intake: Intake
    /// Nil while the reader has not looked yet.
    public let review: Review?
    /// Which order of the review is shown, from 0.
    public let order: Int
    /// Patients who may be the one on the page: same birth date, or the same name.
    public let candidates: [Candidate]
    public let plans: [Plan]
    public let payers: [PayerRules]
    /// The documents before and after this one in the inbox.
    public let neighbours: (before: IntakeID?, after: IntakeID?)
    /// What the order became once it was signed off.
    public let referral: ReferralID?
    public let zoneOffsetMinutes: Int
    public let today: CalendarDay
  }

  /// A patient who may be meant, with what a new order could belong to.
  public struct Candidate: Sendable {
    public let patient: Patient
    public let birthDateAgrees: Bool
    /// A new chart of the person on the page would be this one again.
    public let isTwin: Bool
    public let coverages: [(coverage: Coverage, plan: Plan)]
    public let episodes: [Episode]
    /// Of these, those whose prescriber was asked about the order as it stands and has not answered, with the day.
    public let awaited: [EpisodeID: CalendarDay]
  }

  public init(intake: IntakeID, order: Int? = nil, typed: TypedPerson? = nil) {
    self.intake = intake
    self.order = order
    self.typed = typed
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Opened> {
    guard let found = try connection.intake(intake) else { throw Refusal.notFound }
    let review = try connection.review(of: found)?.review
    let order = review.map { shownOrder(of: $0) } ?? 0
    let waiting = try connection.intakes(in: [.review, .unreadable]).map(\.id)
    let place = waiting.firstIndex(of: intake)
    return Found(
      Opened(
        intake: found, review: review, order: order, candidates: try candidates(for: review, order, connection),
        plans: try connection.plans(), payers: context.reference.payers.classes,
        neighbours: (
          place.flatMap { $0 > 0 ? waiting[$0 - 1] : nil },
          place.flatMap { $0 + 1 < waiting.count ? waiting[$0 + 1] : nil }
        ),
        // What was signed off before reviews kept it had one order.
        referral: try review?.filed == nil
          ? connection.referral(from: intake)?.version.referral : review?.referral(ofOrder: order),
        zoneOffsetMinutes: context.zoneOffsetMinutes, today: context.today),
      opened: try connection.subjects(of: intake))
  }

  /// The order that was asked for, if the document has it.
  private func shownOrder(of review: Review) -> Int {
    guard let order, review.reading.orders.indices.contains(order) else { return review.waitingOrder ?? 0 }
    return order
  }

  private func candidates(
    for review: Review?, _ order: Int, _ connection: borrowing Connection
  ) throws -> [Candidate] {
    // The code on the page tells more surely than a name that was read.
    let returned = try review?.returned.flatMap { try connection.patient($0.patient) }
    let orders = review?.reading.orders ?? []
    let read = orders.indices.contains(order) ? orders[order].patient : nil
    let born = typed == nil ? read?.dateOfBirth.value : typed?.birthDate
    let twins = try twins(of: read, connection)
    var patients = [returned].compactMap(\.self)
    patients += twins.filter { $0.id != returned?.id }
    if let name = read?.name.value { patients += try patientsLike(name, born: born, except: patients, connection) }
    var candidates: [Candidate] = []
    for patient in patients.prefix(5) {
      var coverages: [(coverage: Coverage, plan: Plan)] = []
      for coverage in try connection.coverages(of: patient.id) {
        if let plan = try connection.plan(coverage.plan) { coverages.append((coverage, plan)) }
      }
      let episodes = try connection.episodes(of: patient.id)
      candidates.append(
        Candidate(
          patient: patient,
          birthDateAgrees: patient.id == returned?.id || born != nil && patient.birthDate == born,
          isTwin: twins.contains { $0.id == patient.id },
          coverages: coverages, episodes: episodes, awaited: try awaited(among: episodes, connection)))
    }
    return candidates
  }

  private func awaited(
    among episodes: [Episode], _ connection: borrowing Connection
  ) throws -> [EpisodeID: CalendarDay] {
    var awaited: [EpisodeID: CalendarDay] = [:]
    for episode in episodes {
      let askings = try connection.askings(of: episode.id)
      guard !askings.isEmpty, let order = try connection.referrals(of: episode.id).last?.version else { continue }
      awaited[episode.id] = askings.last(about: order)?.askedOn
    }
    return awaited
  }

  /// The charts that a new one of this person would double.
  private func twins(of read: OrderReading.Patient?, _ connection: borrowing Connection) throws -> [Patient] {
    let person =
      typed
      ?? read?.name.value.map {
        TypedPerson(givenName: $0.given, familyName: $0.family, birthDate: read?.dateOfBirth.value)
      }
    guard let person else { return [] }
    return try connection.twins(
      givenName: person.givenName, familyName: person.familyName, born: person.birthDate)
  }

  private func patientsLike(
    _ name: PersonName, born: CalendarDay?, except known: [Patient], _ connection: borrowing Connection
  ) throws -> [Patient] {
    var patients: [Patient] = []
    if let born {
      patients += try connection.patients(bornOn: born).filter { PatientMatch.namesAgree(name.written, $0) }
    }
    for patient in try connection.patients(named: name.family) where !patients.contains(where: { $0.id == patient.id })
    {
      if PatientMatch.namesAgree(name.written, patient) { patients.append(patient) }
    }
    return patients.filter { patient in !known.contains { $0.id == patient.id } }
  }
}
