import ScripCore

/// What becomes of a claim on arrival: the payer's first look, answered by 277CA.
enum Arrival {
  case accepted(PayerBook.Member)
  /// Taken in, and denied because the patient is not found. 835 status 4.
  case acceptedUnknown
  /// Another payer's.
  case acceptedStray
  /// Returned; nothing of it is decided.
  case rejected(ClaimStatus.Code)
}

extension PayerBook {
  func arrival(of claim: Claim) -> Arrival {
    if !welcomesStrangers, claim.coverage.payer.number != payer.number { return .acceptedStray }
    if let code = unknownEarlier(of: claim) { return .rejected(code) }
    let patient = claim.dependent ?? claim.coverage.subscriber
    let who = claim.dependent == nil ? "IL" : "QC"
    let code: ClaimStatus.Code
    switch search(memberID: claim.coverage.memberID, name: patient.name, birthDate: patient.birthDate) {
    case .found(let member): return .accepted(member)
    case .unknownNumber: code = ClaimStatus.Code("A7", "164", entity: "IL")
    case .otherName: code = ClaimStatus.Code("A7", "125", entity: who)
    case .otherBirthDate: code = ClaimStatus.Code("A7", "158", entity: who)
    }
    return refusesUnknownOnArrival ? .rejected(code) : .acceptedUnknown
  }

  /// A replacement or void has to name a claim on file that still stands.
  private func unknownEarlier(of claim: Claim) -> ClaimStatus.Code? {
    guard let number = claim.frequency.earlier, place(of: number) == nil else { return nil }
    return ClaimStatus.Code("A7", "464")
  }

  /// Where the claim with a number of the payer's stands, unless it was taken back.
  func place(of number: String) -> (member: String, index: Int)? {
    for member in claims.keys.sorted() {
      let index = (claims[member] ?? []).lastIndex { $0.answer.payerClaimNumber == number && !$0.isReversed }
      if let index { return (member, index) }
    }
    return nil
  }
}

extension Claim.Frequency {
  /// REF F8 of a replacement or void.
  var earlier: String? {
    switch self {
    case .original: nil
    case .replacement(of: let number), .void(of: let number): number
    }
  }

  var isVoid: Bool {
    if case .void = self { true } else { false }
  }
}

extension ClaimStatus {
  /// `A2` accepted for adjudication.
  static let accepted = Code("A2", "20", entity: "PR")
}
