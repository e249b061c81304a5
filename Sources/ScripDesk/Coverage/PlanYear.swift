import ScripCore
import ScripSQL
import ScripStore

extension RecordBenefits {
  /// Visits of a plan year, as a payer counts them.
  public struct PlanYear: Hashable, Sendable, Codable {
    public var visits: Int
    /// With anybody, this practice included; nil where the payer did not say.
    public var used: Int?
    public var from: CalendarDay
    public var to: CalendarDay

    public init(visits: Int, used: Int?, from: CalendarDay, to: CalendarDay) {
      self.visits = visits
      self.used = used
      self.from = from
      self.to = to
    }
  }
}

extension BenefitFacts {
  /// The plan year, where the payer named visits and both ends of it.
  var planYear: RecordBenefits.PlanYear? {
    guard let visits = details?.visitsAllowed, let from = details?.planFrom, let to = details?.planTo else {
      return nil
    }
    return RecordBenefits.PlanYear(visits: visits, used: details?.visitsUsed, from: from, to: to)
  }
}

extension RecordBenefits.PlanYear {
  /// The limit it sets for the episodes under one coverage, whose ledgers as they stand are `ledgers`.
  ///
  /// A payer counts our visits with the others, and our ledgers count them too: so those that signed notes used before
  /// the day of the answer are taken off. A payer that has not worked through our latest claims counts fewer of them,
  /// and then this says too little of the other practices until it is asked again. Taking nothing off would be wrong
  /// always, and refuse visits that are covered. A visit that is only booked, or of the day itself, no payer knows.
  ///
  /// Without a number of used visits what was known of the same year stays.
  fileprivate func limit(saidBy source: String?, on day: CalendarDay, _ ledgers: [VisitLedger]) -> LimitVersion {
    var version = LimitVersion(amount: visits, from: from, to: to, source: source ?? "the payer", asOf: day)
    if let used {
      let here = ledgers.flatMap(\.consumedDays).filter { $0 < day && version.holds($0) }
      version.usedElsewhere = max(0, used - here.count)
    } else if let known = ledgers.compactMap(\.planYear?.current).first, known.from == from, known.to == to {
      version.usedElsewhere = known.usedElsewhere
    }
    return version
  }
}

extension VisitLedger {
  fileprivate var planYear: Limit? { limits.first { $0.kind == .planYearVisits } }
}

/// The limit of the plan year belongs to a coverage: every episode under it has the same, and they take from it together.
extension Connection {
  /// Sets what a payer said of the plan year on every episode under the coverage.
  func keep(
    _ planYear: RecordBenefits.PlanYear, of coverage: Coverage, saidBy source: String?, on day: CalendarDay,
    _ context: inout ActContext
  ) throws {
    let open = try ledgers(under: coverage.id, of: coverage.patient)
    let version = planYear.limit(saidBy: source, on: day, open.map(\.ledger))
    for (episode, ledger) in open { try append(version, after: ledger.planYear, of: episode, &context) }
  }

  /// Gives a new episode the limit of its coverage: as the other episodes have it, else as the payer answered before
  /// there was one.
  func carryPlanYear(to episode: Episode, _ context: inout ActContext) throws {
    guard let coverage = episode.coverage else { return }
    let known = try ledgers(under: coverage, of: episode.patient).map(\.ledger)
    if let version = known.compactMap(\.planYear?.current).first {
      return try append(version, after: nil, of: episode.id, &context)
    }
    guard let answer = try benefitAnswers(of: coverage).first(where: { $0.planYear != nil }),
      let version = answer.planYear?.limit(saidBy: answer.answeredBy, on: answer.answeredOn ?? context.today, known)
    else { return }
    try append(version, after: nil, of: episode.id, &context)
  }

  /// Takes visits that are noted later, of days before the payer's answer, off those it counts elsewhere: it counted
  /// them already, and from now on a ledger does.
  func findHere(_ days: [CalendarDay], under episode: Episode, _ context: inout ActContext) throws {
    guard let coverage = episode.coverage else { return }
    for (id, ledger) in try ledgers(under: coverage, of: episode.patient) {
      guard let limit = ledger.planYear else { continue }
      var version = limit.current
      let found = days.filter { $0 < version.asOf && version.holds($0) }
      version.usedElsewhere = max(0, version.usedElsewhere - found.count)
      if version != limit.current { try append(version, after: limit, of: id, &context) }
    }
  }

  private func ledgers(
    under coverage: CoverageID, of patient: PatientID
  ) throws -> [(episode: EpisodeID, ledger: VisitLedger)] {
    try episodes(of: patient).filter { $0.coverage == coverage }.map { ($0.id, try ledger(of: $0.id)) }
  }

  /// Opens the limit of an episode, or gives the one it has its next version.
  private func append(
    _ version: LimitVersion, after known: Limit?, of episode: EpisodeID, _ context: inout ActContext
  ) throws {
    try append(
      version, number: (known?.versions.count ?? 0) + 1, of: known?.id ?? context.ids.next(), kind: .planYearVisits,
      episode: episode, at: context.moment)
  }
}
