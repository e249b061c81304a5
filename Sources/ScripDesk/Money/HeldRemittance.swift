import ScripCore
import ScripSQL
import ScripStore

/// What a person looks at who has to say whose a payment is that is in no book.
public struct HeldRemittance: Sendable {
  /// One of its claims as the payer names it.
  public struct Claim: Sendable {
    public let answer: RemittedClaim
    /// Ours of this number, and its patient; nil where there is none.
    public let claim: StoredClaim?
    public let patient: Patient?
  }

  /// The payment in the books that speaks against it.
  public struct Posted: Sendable {
    public let remittance: StoredRemittance
    public let content: Remittance
  }

  public let claims: [Claim]
  /// The practice's own, to compare the payee with.
  public let ownNPI: String?
  /// Of the same number: this payer's, or another's of the same amount.
  public let posted: Posted?
}

extension Connection {
  /// Nil of a payment that is in the books.
  func held(_ stored: StoredRemittance, _ content: Remittance) throws -> HeldRemittance? {
    guard !stored.state.isInBooks else { return nil }
    let claims = try content.claims.map { answer in
      let claim = try claim(numbered: answer.controlNumber)
      return HeldRemittance.Claim(
        answer: answer, claim: claim, patient: try claim.flatMap { try patient($0.patient) })
    }
    let alike =
      try remittances(payer: stored.payerNumber, trace: stored.traceNumber)
      + remittances(trace: stored.traceNumber, payment: stored.payment)
    let posted = try alike.first(where: \.state.isInBooks).flatMap { other in
      try self.content(of: other.id).map { HeldRemittance.Posted(remittance: other, content: $0) }
    }
    return HeldRemittance(claims: claims, ownNPI: try practiceProfile()?.npi, posted: posted)
  }
}
