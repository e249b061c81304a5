import ScripCore
import ScripSQL
import ScripStore

/// How much of the payers' answers waits for a person.
public struct ShowWaitingMoney: Query {
  public static let permission = Permission.readMoney

  /// Each with how many there are and what they come to. Suspense holds what is parked, kept and unexplained, so that with
  /// what was posted they make the deposits; what is held is in no book, and what was refused is open with payers.
  public struct Waiting: Sendable {
    public let parked: CountedMoney
    /// Claims whose money somebody decided to leave in suspense.
    public let kept: CountedMoney
    public let held: CountedMoney
    /// Payments whose claims do not come to the deposit, and by how much.
    public let unexplained: CountedMoney
    public let denials: CountedMoney
    /// Payers that took or gave something beside claims, and all of it together.
    public let beside: CountedMoney
    /// Payers that carried a debt of ours forward, and all that they will hold back.
    public let carried: CountedMoney
  }

  public init() {}

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Waiting> {
    let balances = try connection.openPayerBalances().map(\.open)
    let beside = balances.filter(\.isForClaims)
    let carried = balances.map(\.carried).filter { $0 != .zero }
    return Found(
      Waiting(
        parked: try connection.answerSum(.parked), kept: try connection.answerSum(.kept),
        held: try connection.heldSum(), unexplained: try connection.unexplainedSum(),
        denials: try connection.denialSum(),
        beside: CountedMoney(beside.count, beside.reduce(.zero) { $0 + $1.taken + $1.given }),
        carried: CountedMoney(carried.count, carried.reduce(.zero, +))))
  }
}
