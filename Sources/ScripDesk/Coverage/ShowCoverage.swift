import ScripCore
import ScripSQL
import ScripStore

/// One way to pay, with the newest answer of its payer.
public struct ShowCoverage: Query {
  public static let permission = Permission.readPatients
  let coverage: CoverageID

  public struct Opened: Sendable {
    public let patient: Patient
    public let coverage: Coverage
    public let plan: Plan
    public let benefits: BenefitFacts
    /// Every answer, newest first.
    public let answers: [BenefitFacts]
    public let today: CalendarDay

    /// Where the newest call and the newest 271 say different things; the call's word first.
    public var differences: [BenefitDifference] {
      func newest(_ source: BenefitDetails.Source) -> BenefitFacts? {
        answers.first { $0.details?.source == source }
      }
      guard let call = newest(.call), let wire = newest(.wire) else { return [] }
      return call.differences(from: wire)
    }
  }

  public init(coverage: CoverageID) { self.coverage = coverage }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Opened> {
    guard let found = try connection.coverage(coverage), let plan = try connection.plan(found.plan),
      let patient = try connection.patient(found.patient)
    else {
      throw Refusal.notFound
    }
    return Found(
      Opened(
        patient: patient, coverage: found, plan: plan, benefits: try connection.benefits(of: coverage),
        answers: try connection.benefitAnswers(of: coverage), today: context.today),
      chart: found.patient)
  }
}
