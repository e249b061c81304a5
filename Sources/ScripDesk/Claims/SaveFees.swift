import ScripCore
import ScripSQL
import ScripStore

/// Adds a version of the fee schedule; sessions before its first day keep the prices they had.
public struct SaveFees: Act {
  public static let permission = Permission.editSettings
  let schedule: FeeSchedule

  /// The version's number is set here.
  public init(_ schedule: FeeSchedule) { self.schedule = schedule }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<Int> {
    var faults: [Refusal.Fault] = []
    if schedule.prices.isEmpty { faults.append(.init("prices", "Enter the price of a unit of at least one code.")) }
    if schedule.prices.contains(where: { $0.perUnit <= .zero || ($0.selfPay ?? $0.perUnit) <= .zero }) {
      faults.append(.init("prices", "Enter every price as more than 0."))
    }
    if let key = schedule.classKey, context.reference.payers.rules(for: key, on: context.today) == nil {
      faults.append(.init("classKey", "Choose the kind of payer."))
    }
    guard faults.isEmpty else { return .refused(Refusal(.invalid, "The fees were not saved.", faults: faults)) }
    var saved = schedule
    saved.version =
      (try connection.feeSchedules().filter { $0.classKey == schedule.classKey }.map(\.version).max() ?? 0) + 1
    try connection.append(saved)
    return .done(saved.version, subjects: [Subject("practice", connection.practiceID)])
  }
}

/// Every version of the fee schedules.
public struct ShowFees: Query {
  public static let permission = Permission.readSettings

  public struct Fees: Sendable {
    public let schedules: [FeeSchedule]
    public let payers: [PayerRules]
    public let today: CalendarDay
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Fees> {
    Found(
      Fees(
        schedules: try connection.feeSchedules(), payers: context.reference.payers.classes, today: context.today))
  }
}
