import Foundation
import ScripCore
import ScripSQL
import ScripStore

/// What came of one file of answers that was read, by the key of the request that it was read under.
public struct ShowReadAnswer: Query {
  public static let permission = Permission.readMoney
  let key: RequestKey

  public struct Opened: Sendable {
    public let read: ReadClaimAnswers.Read
    /// The claims that it names, as they stand now; the first of them, where it names many.
    public let claims: [Line]
  }

  public struct Line: Sendable {
    public let claim: StoredClaim
    public let said: ReadClaimAnswers.Said
  }

  public init(key: RequestKey) { self.key = key }

  /// Nil when nothing was read under the key, or that is forgotten.
  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<Opened?> {
    guard let bytes = try connection.answer(under: key),
      let read = try? JSONDecoder().decode(ReadClaimAnswers.Read.self, from: Data(bytes))
    else { return Found(nil) }
    let lines = try read.named.compactMap { named in
      try connection.claim(named.claim).map { Line(claim: $0, said: named.said) }
    }
    return Found(Opened(read: read, claims: lines))
  }
}
