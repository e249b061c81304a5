import ScripCore
import ScripSQL
import ScripStore

/// Keeps what a payer answered when it was asked. Nothing is overwritten: the newest answer rules.
public struct RecordBenefits: Act {
  public static let permission = Permission.editCoverage
  let coverage: CoverageID
  let answer: BenefitFacts
  let planYear: PlanYear?

  public init(coverage: CoverageID, answer: BenefitFacts, planYear: PlanYear?) {
    self.coverage = coverage
    self.answer = answer
    self.planYear = planYear
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<BenefitID> {
    guard let found = try connection.coverage(coverage) else { return .refused(.notFound) }
    if let refusal = answer.openCall { return .refused(refusal) }
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
    try connection.follow(kept, planYear, of: found, on: day, &context)
    return .done(id, subjects: [Subject("coverage", coverage)])
  }
}

extension BenefitFacts {
  /// Why the call cannot be closed yet, said at its fields; nil when it can.
  fileprivate var openCall: Refusal? {
    let faults = openQuestions.map { question in
      question == "Q07"
        ? Refusal.Fault("minutesPerUnit", "Ask how many minutes one unit is: units alone say nothing.")
        : Refusal.Fault("reference", "Enter who answered, on which day, at what time, and the reference number.")
    }
    return faults.isEmpty ? nil : Refusal(.invalid, "The call is not finished.", faults: faults)
  }
}

extension Connection {
  /// What follows an answer: the limit of the plan year on every episode of the member, and the lists.
  func follow(
    _ answer: BenefitFacts, _ planYear: RecordBenefits.PlanYear?, of coverage: Coverage, on day: CalendarDay,
    _ context: inout ActContext
  ) throws {
    if let planYear { try keep(planYear, of: coverage, saidBy: answer.answeredBy, on: day, &context) }
    try judgeAgain(coverage.patient, &context)
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
    guard let found = try connection.episode(episode) else { return .refused(.notFound) }
    guard days.allSatisfy({ $0 <= context.today }) else {
      return .refused(
        Refusal(.invalid, "Nothing was noted.", faults: [.init("days", "A day is in the future. Check the year.")]))
    }
    let authorization = try connection.authorizations(of: episode).first { $0.state == .granted }
    // Before the entries are written: what they show to be here is taken from what was thought to be elsewhere.
    try connection.findHere(days, under: found, &context)
    for day in days {
      let entry = LimitEntry(
        .consume, context.ids.next(), on: day, size: VisitSize(units: 4, dollars: .zero),
        authorization: authorization.flatMap { $0.covers(day) ? LimitID(high: $0.id.high, low: $0.id.low) : nil })
      try connection.append(entry, id: context.ids.next(Noun.Limit.self), of: episode, at: context.moment)
    }
    try connection.judgeAgain(found.patient, &context)
    return .done(days.count, subjects: [Subject("episode", episode)])
  }
}

/// Notes an answer of the safety screen that matters, or that one is over.
///
/// What is cleared keeps the day it began unless another was given, and is never cleared to a day before it.
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
    var finding = finding
    if let cleared = finding.clearedOn {
      let known = try connection.safety(of: patient).first { $0.flag == finding.flag && $0.clearedOn == nil }
      let begins = [finding.from, known?.from].compactMap(\.self)
      if let last = begins.max(), cleared < last {
        return .refused(
          Refusal(
            .invalid, "Nothing was saved.",
            faults: [.init("clearedOn", "It began on \(last.shown). Write that day or a later one.")]))
      }
      finding.from = finding.from ?? known?.from
    }
    try connection.append(finding, id: context.ids.next(), of: patient, at: context.moment)
    try connection.judgeAgain(patient, &context)
    return .done(true, subjects: [Subject("patient", patient)])
  }
}
