import ScripCore
import ScripSQL
import ScripStore

/// Writes down what the treatment of an episode is meant to achieve, as agreed with the patient.
public struct SavePlanOfCare: Act {
  public static let permission = Permission.writeNotes
  let episode: EpisodeID
  let plan: PlanOfCare
  /// The line of the form that each goal was typed on; nil when no line was left empty.
  let lines: [Int]?

  public init(episode: EpisodeID, plan: PlanOfCare, lines: [Int]? = nil) {
    self.episode = episode
    self.plan = plan
    self.lines = lines
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.episode(episode) else { return .refused(.notFound) }
    guard !plan.goals.isEmpty else {
      return .refused(
        Refusal(.invalid, "Nothing was saved.", faults: [.init("goal.1.what", "Write at least one goal.")]))
    }
    let late = lateGoals(known: found.plan?.goals ?? [], on: context.today)
    guard late.isEmpty else {
      return .refused(
        Refusal(
          .invalid, "Nothing was saved.", faults: late.map { .init("goal.\($0).by", "Choose a day from today on.") }))
    }
    found.plan = plan
    try connection.save(found)
    try connection.judgeAgain(found.patient, &context)
    return .done(true, subjects: [Subject("episode", episode), Subject("patient", found.patient)])
  }

  /// The lines of goals that are due before today. A goal that stands as it was agreed may have passed its day.
  private func lateGoals(known: [PlanOfCare.Goal], on today: CalendarDay) -> [Int] {
    zip(plan.goals, lines ?? Array(1...plan.goals.count)).compactMap { goal, line in
      guard let by = goal.by, by < today, !known.contains(where: { $0.what == goal.what && $0.by == by }) else {
        return nil
      }
      return line
    }
  }
}
