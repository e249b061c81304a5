import ScripCore
import ScripSQL
import ScripStore

/// Whether the practice has a record of a chart: asked before a form about it is looked at, so that another practice's
/// id is answered as a missing one is, whatever the form holds. Shows nothing, so it leaves no line.
public struct ChartRecord: Query {
  public static let permission = Permission.readPatients

  enum Named: Hashable, Sendable {
    case patient(PatientID)
    case episode(EpisodeID)
    case appointment(AppointmentID)
    case referral(ReferralID)
  }

  private let named: Named

  public init(_ patient: PatientID) { named = .patient(patient) }
  public init(_ episode: EpisodeID) { named = .episode(episode) }
  public init(_ appointment: AppointmentID) { named = .appointment(appointment) }
  public init(_ referral: ReferralID) { named = .referral(referral) }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Bool> {
    let isThere =
      switch named {
      case .patient(let id): try connection.patient(id) != nil
      case .episode(let id): try connection.episode(id) != nil
      case .appointment(let id): try connection.appointment(id) != nil
      case .referral(let id): try connection.episode(ofReferral: id) != nil
      }
    guard isThere else { throw Refusal.notFound }
    return Found(true)
  }
}

/// The same of a record of the settings.
public struct SettingsRecord: Query {
  public static let permission = Permission.readSettings

  enum Named: Hashable, Sendable {
    case location(LocationID)
    case therapist(TherapistID)
    case plan(PlanID)
  }

  private let named: Named

  public init(_ location: LocationID) { named = .location(location) }
  public init(_ therapist: TherapistID) { named = .therapist(therapist) }
  public init(_ plan: PlanID) { named = .plan(plan) }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Bool> {
    let isThere =
      switch named {
      case .location(let id): try connection.location(id) != nil
      case .therapist(let id): try connection.therapist(id) != nil
      case .plan(let id): try connection.plan(id) != nil
      }
    guard isThere else { throw Refusal.notFound }
    return Found(true)
  }
}
