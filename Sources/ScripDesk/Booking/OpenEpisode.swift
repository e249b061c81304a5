import ScripCore
import ScripSQL
import ScripStore

/// Opens an episode before there is an order, so that a time can be held for somebody who telephones.
public struct OpenEpisode: Act {
  public static let permission = Permission.bookAppointments
  let patient: PatientID
  /// Nil: the patient pays alone, under the class.
  let coverage: CoverageID?
  let problem: String
  let location: LocationID?
  let care: CareKind

  public init(
    patient: PatientID, coverage: CoverageID?, problem: String, location: LocationID? = nil, care: CareKind
  ) {
    self.patient = patient
    self.coverage = coverage
    self.problem = problem
    self.location = location
    self.care = care
  }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<EpisodeID> {
    guard try connection.patient(patient) != nil else { return .refused(.notFound) }
    guard !problem.isEmpty else { return .refused(.fault("problem", "Write what it is about, such as low back.")) }
    var classKey = "self_pay_medical"
    if let coverage {
      guard let known = try connection.coverage(coverage), known.patient == patient,
        let plan = try connection.plan(known.plan)
      else { return .refused(.notFound) }
      classKey = plan.classKey
    }
    let episode = Episode(
      id: context.ids.next(), patient: patient, coverage: coverage, classKey: classKey, care: care, problem: problem,
      openedOn: context.today, location: try location ?? connection.locations().first?.id)
    try connection.save(episode)
    try connection.carryPlanYear(to: episode, &context)
    return .done(episode.id, subjects: [Subject("episode", episode.id), Subject("patient", patient)])
  }
}
