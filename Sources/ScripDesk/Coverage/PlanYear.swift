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
  /// The limit it sets for the episodes of one member, whose ledgers as they stand are `ledgers`.
  ///
  /// A payer counts our visits with the others, and our ledgers count them too: so those that signed notes used before
  /// the day of the answer are taken off. A payer that has not worked through our latest claims counts fewer of them,
  /// and then this says too little of the other practices until it is asked again. Taking nothing off would be wrong
  /// always, and refuse visits that are covered. A visit that is only booked, or of the day itself, no payer knows.
  ///
  /// Without a number of used visits what was `known` of the same year stays.
  fileprivate func limit(
    saidBy source: String?, on day: CalendarDay, after known: LimitVersion?, _ ledgers: [VisitLedger]
  ) -> LimitVersion {
    var version = LimitVersion(amount: visits, from: from, to: to, source: source ?? "the payer", asOf: day)
    if let used {
      let here = ledgers.flatMap(\.consumedDays).filter { $0 < day && version.holds($0) }
      version.usedElsewhere = max(0, used - here.count)
    } else if let known, known.from == from, known.to == to {
      version.usedElsewhere = known.usedElsewhere
    }
    return version
  }
}

extension VisitLedger {
  fileprivate var planYear: Limit? { limits.first { $0.kind == .planYearVisits } }
}

extension [VisitLedger] {
  /// What is known of the plan year: the latest of what they have.
  fileprivate var planYear: LimitVersion? { compactMap(\.planYear?.current).max { $0.asOf < $1.asOf } }
}

/// The limit of the plan year belongs to the member of a plan: every episode under a coverage of the same plan and number
/// has it, and they take from it together.
extension Connection {
  /// Sets what a payer said of the plan year on every episode of the member. One that is written down after a later answer
  /// tells only what that left open.
  func keep(
    _ planYear: RecordBenefits.PlanYear, of coverage: Coverage, saidBy source: String?, on day: CalendarDay,
    _ context: inout ActContext
  ) throws {
    let member = PlanMember(coverage)
    let open = try ledgers(of: member)
    let all = open.map(\.ledger)
    var version = planYear.limit(saidBy: source, on: day, after: all.planYear, all)
    if let known = all.planYear, day < known.asOf {
      let newest = try benefitAnswers(of: coverages(of: member).map(\.id)).lazy.compactMap(\.planYear).first
      guard newest?.used == nil, let whole = try answered(of: member, all, context.today) else { return }
      version = whole
    }
    for (episode, ledger) in open { try append(version, after: ledger.planYear, of: episode, &context) }
  }

  /// Gives a new episode the limit of its member: as the other episodes have it, else as the payer answered before there
  /// was one.
  func carryPlanYear(to episode: Episode, _ context: inout ActContext) throws {
    guard let id = episode.coverage, let coverage = try coverage(id) else { return }
    let member = PlanMember(coverage)
    let known = try ledgers(of: member).map(\.ledger)
    guard let version = try known.planYear ?? answered(of: member, known, context.today) else { return }
    try append(version, after: nil, of: episode.id, &context)
  }

  /// Sets the limit anew once a coverage was corrected and is of another member now, for those who are one with it now
  /// and those who were before: the payer's answers count over other visits.
  func movePlanYear(from before: Coverage, to after: Coverage, _ context: inout ActContext) throws {
    let (left, joined) = (PlanMember(before), PlanMember(after))
    guard left != joined else { return }
    for member in [left, joined] {
      let open = try ledgers(of: member)
      let all = open.map(\.ledger)
      let newest = [try answered(of: member, all, context.today), all.planYear].compactMap { $0 }
      guard let version = newest.max(by: { $0.asOf < $1.asOf }) else { continue }
      for (episode, ledger) in open where ledger.planYear?.current != version {
        try append(version, after: ledger.planYear, of: episode, &context)
      }
    }
  }

  /// Takes visits that are noted later, of days before the payer's answer, off those it counts elsewhere: it counted
  /// them already, and from now on a ledger does.
  func findHere(_ days: [CalendarDay], under episode: Episode, _ context: inout ActContext) throws {
    guard let id = episode.coverage, let coverage = try coverage(id) else { return }
    for (id, ledger) in try ledgers(of: PlanMember(coverage)) {
      guard let limit = ledger.planYear else { continue }
      var version = limit.current
      let found = days.filter { $0 < version.asOf && version.holds($0) }
      version.usedElsewhere = max(0, version.usedElsewhere - found.count)
      if version != limit.current { try append(version, after: limit, of: id, &context) }
    }
  }

  /// Counts what was used elsewhere anew once a visit of a day before the payer's answer was taken back here: if it was
  /// any, it was elsewhere.
  func countElsewhere(again day: CalendarDay, under episode: Episode, _ context: inout ActContext) throws {
    guard let id = episode.coverage, let coverage = try coverage(id) else { return }
    let open = try ledgers(of: PlanMember(coverage))
    guard let answer = try answered(of: PlanMember(coverage), open.map(\.ledger), context.today) else { return }
    for (id, ledger) in open {
      guard let limit = ledger.planYear, day < limit.current.asOf, limit.current.holds(day) else { continue }
      var version = limit.current
      guard (version.amount, version.from, version.to) == (answer.amount, answer.from, answer.to) else { continue }
      version.usedElsewhere = answer.usedElsewhere
      if version != limit.current { try append(version, after: limit, of: id, &context) }
    }
  }

  /// What the payer's answers about a member come to, each read after the one before it.
  private func answered(
    of member: PlanMember, _ ledgers: [VisitLedger], _ today: CalendarDay
  ) throws -> LimitVersion? {
    try benefitAnswers(of: coverages(of: member).map(\.id)).reversed().reduce(nil) { known, answer in
      answer.planYear?.limit(saidBy: answer.answeredBy, on: answer.answeredOn ?? today, after: known, ledgers) ?? known
    }
  }

  private func ledgers(of member: PlanMember) throws -> [(episode: EpisodeID, ledger: VisitLedger)] {
    let shared = Set(try coverages(of: member).map(\.id))
    return try episodes(of: member.patient).filter { $0.coverage.map(shared.contains) ?? false }.map {
      ($0.id, try ledger(of: $0.id))
    }
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
