import ScripCore
import ScripSQL
import ScripStore

/// Adds a version of the fee schedule; sessions before its first day keep the prices they had.
public struct SaveFees: Act {
  public static let permission = Permission.editSettings
  let schedule: FeeSchedule
  /// Somebody was told which sessions were signed on or after its first day.
  let isMeant: Bool

  /// The field that says so.
  public static let meantField = "isMeant"

  /// The version's number is set here.
  public init(_ schedule: FeeSchedule, isMeant: Bool = false) {
    self.schedule = schedule
    self.isMeant = isMeant
  }

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
    let (first, classKey) = (schedule.validFrom, schedule.classKey)
    if !isMeant,
      let told = Self.words(try connection.sessionsSigned(since: first, pricedFor: classKey), since: first)
    {
      return .refused(
        Refusal(
          .invalid, "The fees were not saved.",
          faults: [.init(Self.meantField, "\(told) Tick this if it is meant, or enter a later first day.")]))
    }
    var saved = schedule
    saved.version =
      (try connection.feeSchedules().filter { $0.classKey == schedule.classKey }.map(\.version).max() ?? 0) + 1
    try connection.append(saved)
    return .done(saved.version, subjects: [Subject("practice", connection.practiceID)])
  }
}

extension SaveFees {
  /// What new prices do to the sessions signed on or after their first day that they are for; nil when there are none.
  public static func words(_ signed: SessionsSigned, since day: CalendarDay) -> String? {
    guard signed.charged + signed.toCharge > 0 else { return nil }
    var said: [String] = []
    if signed.charged > 0 {
      said.append("\(counted(signed.charged)) charged already; these prices do not touch that.")
    }
    if signed.toCharge > 0 {
      said.append(
        "\(counted(signed.toCharge)) signed and not charged yet; these prices hold, but not for what a patient agreed to."
      )
    }
    return "Since \(day.shown): " + said.joined(separator: " ")
  }

  private static func counted(_ sessions: Int) -> String { sessions == 1 ? "1 session is" : "\(sessions) sessions are" }
}

/// Every version of the fee schedules.
public struct ShowFees: Query {
  public static let permission = Permission.readSettings
  let asked: (first: CalendarDay, classKey: String?)?

  public struct Fees: Sendable {
    public let schedules: [FeeSchedule]
    public let payers: [PayerRules]
    public let today: CalendarDay
    /// The sessions signed on or after the day asked about that such prices are for; nil without one.
    public let signed: SessionsSigned?
  }

  public init() { asked = nil }

  /// Of prices that somebody is about to save: their first day, and the class that they are for.
  public init(since first: CalendarDay?, pricedFor classKey: String?) { asked = first.map { ($0, classKey) } }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Fees> {
    Found(
      Fees(
        schedules: try connection.feeSchedules(), payers: context.reference.payers.classes, today: context.today,
        signed: try asked.map { try connection.sessionsSigned(since: $0.first, pricedFor: $0.classKey) }))
  }
}
