import ScripCore
import ScripSQL
import ScripStore

/// How much of the payers' answers waits for a person.
public struct ShowWaitingMoney: Query {
  public static let permission = Permission.readMoney

  public struct Waiting: Sendable {
    public let parked: Int
    /// Claims whose money somebody decided to leave in suspense.
    public let kept: Int
    public let held: Int
    /// Payments whose claims do not come to the deposit.
    public let unexplained: Int
    public let denials: Int
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Waiting> {
    Found(
      Waiting(
        parked: try connection.answerCount(.parked), kept: try connection.answerCount(.kept),
        held: try connection.heldCount(), unexplained: try connection.unexplainedCount(),
        denials: try connection.denialCount()))
  }
}
