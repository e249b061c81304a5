import ScripCore
import ScripSQL
import ScripStore

extension Connection {
  /// Our claim that a payer names beside its claims (PLB03-2): by the payer's own number of it, else by ours. Only a claim
  /// that went to this payer.
  func claim(namedBeside reference: String, by payer: String) throws -> StoredClaim? {
    var claims = try claims(payerNumbers: [reference]).compactMap { try claim($0) }
    if let own = try claim(numbered: reference) { claims.append(own) }
    return try claims.first {
      try isBalance(of: payer, ofPayerOf: self.payer(of: $0), answering: answers(to: [$0.id]))
    }
  }

  /// The same for each of several, by what the payer named.
  func claims(namedBeside references: some Sequence<String>, by payer: String) throws -> [String: StoredClaim] {
    var claims: [String: StoredClaim] = [:]
    for reference in Set(references) { claims[reference] = try claim(namedBeside: reference, by: payer) }
    return claims
  }
}
