import ScripCore
import ScripSQL
import ScripStore

/// What makes it doubtful that a parked answer is about a claim. A person may post it all the same, and says so.
public enum PostingDoubt: String, Hashable, Sendable, Codable, CaseIterable {
  /// The claim went to somebody else than whose payment this is.
  case otherPayer
  /// The answer names another patient than the claim, or another one's claim.
  case otherPatient

  /// Beside the claim's number on the form.
  func sentence(asked payer: String) -> String {
    switch self {
    case .otherPayer:
      "This claim went to \(payer), and the payment is not theirs. Write a claim of the payer’s own, or say that it is "
        + "one payer under two names."
    case .otherPatient:
      "The payer names another patient than this claim does. Compare both, then say that it is meant."
    }
  }
}

extension Connection {
  /// What speaks against posting an answer to a claim.
  func doubts(about stored: StoredAnswer, on claim: StoredClaim) throws -> [PostingDoubt] {
    var doubts: [PostingDoubt] = []
    let isNamed = stored.answer.controlNumber == claim.number
    let isPatient = try isPatient(of: claim, namedBy: stored)
    // A payer that names our number and our patient is the one that has the claim, whatever it calls itself.
    if !(isNamed && isPatient), try !isPayer(of: claim, paying: stored.place.remittance) { doubts.append(.otherPayer) }
    if !isPatient { doubts.append(.otherPatient) }
    return doubts
  }

  private func isPatient(of claim: StoredClaim, namedBy stored: StoredAnswer) throws -> Bool {
    if let known = try stored.claim.flatMap({ try self.claim($0) }), known.patient != claim.patient { return false }
    guard let named = stored.answer.patient, let content = try content(of: claim.id)?.claim else { return true }
    let sent = (content.dependent ?? content.coverage.subscriber).name
    return folded(named.family) == folded(sent.family)
  }

  private func isPayer(of claim: StoredClaim, paying remittance: RemittanceID) throws -> Bool {
    guard let paying = try self.remittance(remittance) else { return false }
    let answers = try answers(to: [claim.id])
    // Whom it was sent on to answers the same claim.
    if answers.contains(where: { $0.content.reversedBy == nil && $0.answer.isSentOn }) { return true }
    let asked = try payer(of: claim)
    return try plainCapitals(paying.payerName) == plainCapitals(asked.name)
      || isBalance(of: paying.payerNumber, ofPayerOf: asked, answering: answers)
  }
}

/// What a person has to confirm before a parked answer is posted to the claim of this number; nothing when no claim has it.
public struct ShowPostingDoubts: Query {
  public static let permission = Permission.postMoney
  let remittance: RemittanceID
  let number: Int
  let controlNumber: String

  public init(remittance: RemittanceID, number: Int, controlNumber: String) {
    self.remittance = remittance
    self.number = number
    self.controlNumber = controlNumber
  }

  public func run(in connection: borrowing Connection, _ context: QueryContext) throws -> Found<[PostingDoubt]> {
    guard let stored = try connection.answer(at: StoredAnswer.Place(remittance, number)),
      let claim = try connection.claim(numbered: controlNumber)
    else { return Found([]) }
    return Found(try connection.doubts(about: stored, on: claim), opened: [Subject("claim", claim.id)])
  }
}
