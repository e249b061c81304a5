import ScripCore
import ScripSQL
import ScripStore

/// One chart: the person, how they pay, and their episodes.
public struct ShowPatient: Query {
  public static let permission = Permission.readPatients
  let patient: PatientID

  public struct Chart: Sendable {
    public let patient: Patient
    public let coverages: [(coverage: Coverage, plan: Plan)]
    /// Coverages whose payer knows a patient by the number of the claim, and gives no member number.
    public let byClaim: Set<CoverageID>
    public let episodes: [Episode]
    public let plans: [Plan]
    public let safety: [SafetyFinding]
    /// From today on, earliest first, whatever the episode; one more than a page lists.
    public let visits: [Appointment]
    public let therapists: [Therapist]
    public let zoneOffsetMinutes: Int
    public let today: CalendarDay
  }

  /// Visits to come that a page lists.
  public static let visitsMost = 5

  public init(patient: PatientID) { self.patient = patient }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Chart> {
    guard let found = try connection.patient(patient) else { throw Refusal.notFound }
    var coverages: [(coverage: Coverage, plan: Plan)] = []
    for coverage in try connection.coverages(of: patient) {
      if let plan = try connection.plan(coverage.plan) { coverages.append((coverage, plan)) }
    }
    let added = try connection.payerRules()
    let byClaim = coverages.filter { _, plan in
      let rules = context.reference.rules(for: plan.classKey, on: context.today, added: added)
      return rules.requirements.level(of: .claimNumber) == .required
    }.map { coverage, _ in coverage.id }
    // What is over today is not to come.
    let visits = try connection.appointments(
      of: patient, from: context.today, to: context.today.adding(days: 3 * 366), limit: 4 * Self.visitsMost
    ).filter { [.held, .booked, .arrived].contains($0.state.word) }.prefix(Self.visitsMost + 1)
    return Found(
      Chart(
        patient: found, coverages: coverages, byClaim: Set(byClaim), episodes: try connection.episodes(of: patient),
        plans: try connection.plans(), safety: try connection.safety(of: patient), visits: Array(visits),
        therapists: visits.isEmpty ? [] : try connection.therapists(), zoneOffsetMinutes: context.zoneOffsetMinutes,
        today: context.today),
      chart: patient)
  }
}
