import ScripCore
import ScripSQL
import ScripStore

/// Keeps what a payer answered when it was asked. Nothing is overwritten: the newest answer rules.
public struct RecordBenefits: Act {
  public static let permission = Permission.editCoverage
  let coverage: CoverageID
  let answer: BenefitFacts
  /// Visits of the plan year: how many are allowed, and how many somebody else has used.
  let planYear: PlanYear?

  public struct PlanYear: Hashable, Sendable, Codable {
    public var visits: Int
    public var usedElsewhere: Int
    public var from: CalendarDay
    public var to: CalendarDay

    public init(visits: Int, usedElsewhere: Int, from: CalendarDay, to: CalendarDay) {
      self.visits = visits
      self.usedElsewhere = usedElsewhere
      self.from = from
      self.to = to
    }
  }

  public init(coverage: CoverageID, answer: BenefitFacts, planYear: PlanYear?) {
    self.coverage = coverage
    self.answer = answer
    self.planYear = planYear
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<BenefitID> {
    guard let found = try connection.coverage(coverage) else { return .refused(.notFound) }
    guard answer.answeredBy?.isEmpty == false else {
      return .refused(
        Refusal(
          .invalid, "The answer was not saved.",
          faults: [.init("answeredBy", "Enter who answered, when, and the reference number of the call.")]))
    }
    var kept = answer
    let day = answer.answeredOn ?? context.today
    kept.answeredOn = day
    let id: BenefitID = context.ids.next()
    try connection.append(kept, id: id, of: coverage, answeredOn: day, at: context.moment)
    if let planYear {
      for episode in try connection.episodes(of: found.patient) where episode.coverage == coverage {
        try connection.setLimit(
          .planYearVisits, of: episode.id,
          LimitVersion(
            amount: planYear.visits, usedElsewhere: planYear.usedElsewhere, from: planYear.from, to: planYear.to,
            source: kept.answeredBy ?? "the payer", asOf: day),
          &context)
      }
    }
    return .done(id, subjects: [Subject("coverage", coverage)])
  }
}

/// Keeps the state of a prior authorization as a new version, with the limit it sets.
public struct RecordAuthorization: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let authorization: PriorAuthorization
  let isNew: Bool

  public init(episode: EpisodeID, authorization: PriorAuthorization, isNew: Bool) {
    self.episode = episode
    self.authorization = authorization
    self.isNew = isNew
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<AuthorizationID> {
    guard try connection.episode(episode) != nil else { return .refused(.notFound) }
    let known = try connection.authorizations(of: episode)
    guard isNew || known.contains(where: { $0.id == authorization.id }) else { return .refused(.notFound) }
    var kept = authorization
    if isNew { kept.id = context.ids.next() }
    try connection.append(kept, version: try connection.versions(ofAuthorization: kept.id) + 1, of: episode)
    if kept.state == .granted, let visits = kept.visitsGranted {
      let limit = LimitID(high: kept.id.high, low: kept.id.low)
      let number = try connection.ledger(of: episode).limits.first { $0.id == limit }?.versions.count ?? 0
      try connection.append(
        LimitVersion(
          amount: visits, from: kept.from, to: kept.to,
          source: kept.number.map { "authorization \($0)" } ?? "the payer", asOf: context.today),
        number: number + 1, of: limit, kind: .authorizationVisits, episode: episode, at: context.moment)
    }
    return .done(kept.id, subjects: [Subject("authorization", kept.id), Subject("episode", episode)])
  }
}

/// Notes visits that were used before Scrip kept count: in another office, or on paper.
public struct RecordEarlierVisits: Act {
  public static let permission = Permission.editCoverage
  let episode: EpisodeID
  let days: [CalendarDay]

  public init(episode: EpisodeID, days: [CalendarDay]) {
    self.episode = episode
    self.days = days
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    guard try connection.episode(episode) != nil else { return .refused(.notFound) }
    guard days.allSatisfy({ $0 <= context.today }) else {
      return .refused(
        Refusal(.invalid, "Nothing was noted.", faults: [.init("days", "A used visit cannot lie in the future.")]))
    }
    let authorization = try connection.authorizations(of: episode).first { $0.state == .granted }
    for day in days {
      let entry = LimitEntry(
        .consume, context.ids.next(), on: day, size: VisitSize(units: 4, dollars: .zero),
        authorization: authorization.flatMap { $0.covers(day) ? LimitID(high: $0.id.high, low: $0.id.low) : nil })
      try connection.append(entry, id: context.ids.next(Noun.Limit.self), of: episode, at: context.moment)
    }
    return .done(days.count, subjects: [Subject("episode", episode)])
  }
}

/// Notes an answer of the safety screen that matters.
public struct RecordSafety: Act {
  public static let permission = Permission.editPatients
  let patient: PatientID
  let finding: SafetyFinding

  public init(patient: PatientID, finding: SafetyFinding) {
    self.patient = patient
    self.finding = finding
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard try connection.patient(patient) != nil else { return .refused(.notFound) }
    try connection.append(finding, id: context.ids.next(Noun.Session.self), of: patient, at: context.moment)
    return .done(true, subjects: [Subject("patient", patient)])
  }
}

extension Connection {
  /// Opens a limit of an episode, or gives the open one of that kind its next version.
  func setLimit(
    _ kind: LimitKind, of episode: EpisodeID, _ version: LimitVersion, _ context: inout ActContext
  ) throws {
    let known = try ledger(of: episode).limits.first { $0.kind == kind }
    try append(
      version, number: (known?.versions.count ?? 0) + 1, of: known?.id ?? context.ids.next(), kind: kind,
      episode: episode, at: context.moment)
  }
}
