import ScripCore
import ScripSQL
import ScripStore

/// What went out in one file of claims.
public struct ShowSentFile: Query {
  public static let permission = Permission.readMoney
  let file: Int

  public struct Sent: Hashable, Sendable {
    public let file: Int
    public let claims: Int
    /// What the claims ask for together.
    public let amount: Money
  }

  public init(file: Int) { self.file = file }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Sent> {
    let claims = try connection.claims(inFile: file).compactMap { try connection.claim($0) }
    let asked = try connection.sentClaims(claims.map(\.id)).reduce(Money.zero) { $0 + $1.asked }
    return Found(Sent(file: file, claims: claims.count, amount: asked))
  }
}
