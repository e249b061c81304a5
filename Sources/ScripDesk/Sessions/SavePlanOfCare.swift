import ScripCore
import ScripSQL
import ScripStore

/// Writes down what the treatment of an episode is meant to achieve, as agreed with the patient.
public struct SavePlanOfCare: Act {
  public static let permission = Permission.writeNotes
  let episode: EpisodeID
  let plan: PlanOfCare

  public init(episode: EpisodeID, plan: PlanOfCare) {
    self.episode = episode
    self.plan = plan
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Bool> {
    guard var found = try connection.episode(episode) else { return .refused(.notFound) }
    guard !plan.goals.isEmpty else {
      return .refused(
        Refusal(.invalid, "Nothing was saved.", faults: [.init("goal.1.what", "Write at least one goal.")]))
    }
    found.plan = plan
    try connection.save(found)
    try connection.judgeAgain(found.patient, &context)
    return .done(true, subjects: [Subject("episode", episode), Subject("patient", found.patient)])
  }
}
