import ScripCore
import ScripSQL
import ScripStore

/// How much of the payers' answers waits for a person.
public struct ShowWaitingMoney: Query {
  public static let permission = Permission.readMoney

  public struct Waiting: Sendable {
    public let parked: Int
    public let held: Int
    public let denials: Int
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Waiting> {
    Found(
      Waiting(
        parked: try connection.parkedCount(), held: try connection.heldCount(), denials: try connection.denialCount()))
  }
}
