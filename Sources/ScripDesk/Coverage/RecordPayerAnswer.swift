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
    // It would stand before every answer to come.
    guard day <= context.today else {
      return .refused(
        Refusal(
          .invalid, "The answer was not saved.",
          faults: [.init("answeredOn", "This day is in the future. Check the year.")]))
    }
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
