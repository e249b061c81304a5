import ScripCore
import ScripSQL
import ScripStore

/// Everything an owner can set, on one page.
public struct ShowSettings: Query {
  public static let permission = Permission.readSettings

  public struct Settings: Sendable {
    public let profile: Practice?
    public let locations: [Location]
    public let therapists: [Therapist]
    public let plans: [Plan]
    public let networks: [NetworkRow]
    public let payers: [PayerRules]
    public let fees: [FeeSchedule]
    public let today: CalendarDay
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Settings> {
    Found(
      Settings(
        profile: try connection.practiceProfile(), locations: try connection.locations(),
        therapists: try connection.therapists(), plans: try connection.plans(), networks: try connection.networks(),
        payers: context.reference.payers.classes, fees: try connection.feeSchedules(), today: context.today))
  }
}
