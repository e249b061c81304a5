import ScripCore
import ScripSQL
import ScripStore

/// The patients who owe most, with the age of the oldest debt that is not paid; and those for whom most is held.
public struct ShowOwing: Query {
  public static let permission = Permission.readMoney
  /// Patients that the list names.
  public static let most = 25

  public struct Line: Sendable {
    public let patient: Patient
    public let owed: Money
    public let since: CalendarDay?
  }

  /// What a patient has to their credit.
  public struct Held: Sendable {
    public let patient: Patient
    public let amount: Money
  }

  public struct List: Sendable {
    /// The largest debt first.
    public let lines: [Line]
    /// The largest sum first.
    public let held: [Held]
    public let today: CalendarDay
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<List> {
    let lines = try connection.patientsOwing(limit: Self.most).compactMap { id, owed -> Line? in
      guard let patient = try connection.patient(id) else { return nil }
      let debts = try connection.debts(of: id)
      let since = OldestDebt.day(of: debts.moves, takenBack: debts.takenBack)
      return Line(patient: patient, owed: owed, since: since)
    }
    let held = try connection.patientsHeldFor(limit: Self.most).compactMap { id, amount in
      try connection.patient(id).map { Held(patient: $0, amount: amount) }
    }
    return Found(List(lines: lines, held: held, today: context.today))
  }
}
