import ScripCore
import ScripSQL
import ScripStore
import ScripX12
import Seal

/// Keeps what a payer answered by wire, beside what it said on the telephone: one 271 about one coverage.
public struct ReadBenefitReply: Act {
  public static let permission = Permission.editCoverage
  let coverage: CoverageID
  /// Read once, before the transaction, which keeps others from writing.
  private let read: Result<[BenefitReply], Refusal>
  private let digest: Digest

  /// `bytes` is X12, as it came.
  public init(coverage: CoverageID, bytes: [UInt8]) {
    self.coverage = coverage
    read = Self.replies(in: bytes)
    digest = Digest(of: bytes)
  }

  /// What makes two sendings the same: the bytes, told by their digest.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(coverage, forKey: .coverage)
    try container.encode(digest.hexadecimal, forKey: .digest)
  }

  private enum CodingKeys: String, CodingKey { case coverage, digest }

  public func run(in connection: borrowing Connection, _ context: inout ActContext) throws -> Outcome<BenefitID> {
    guard let found = try connection.coverage(coverage) else { return .refused(.notFound) }
    let replies: [BenefitReply]
    switch read {
    case .failure(let refusal): return .refused(refusal)
    case .success(let found): replies = found
    }
    guard replies.count == 1, let reply = replies.first else {
      return .refused(.x12("This file holds \(replies.count) answers. Cut it so that it holds this member’s alone."))
    }
    if let known = found.memberID, let said = reply.member?.memberID, folded(known) != folded(said) {
      return .refused(.x12("This answer is about another member number than the one on file. Nothing was kept."))
    }
    guard let answer = BenefitFacts(reply, answeredOn: context.today) else {
      let reasons = reply.rejections.map(\.reason).joined(separator: ", ")
      let why = reasons.isEmpty ? "" : " (reason \(reasons))"
      return .refused(.x12("The payer did not answer the question\(why). Correct it and ask again."))
    }
    let id: BenefitID = context.ids.next()
    try connection.append(answer, id: id, of: coverage, answeredOn: context.today, at: context.moment)
    try connection.follow(answer, answer.planYear, of: found, on: context.today, &context)
    return .done(id, subjects: [Subject("coverage", coverage)])
  }

  /// The 271s of a file; a transaction with values that were not understood is a person's to look at.
  private static func replies(in bytes: [UInt8]) -> Result<[BenefitReply], Refusal> {
    guard let transactions = try? TransactionReader.read(bytes) else {
      return .failure(.x12("This is no X12 file. Choose the 271 as the payer or clearinghouse sent it."))
    }
    var replies: [BenefitReply] = []
    for transaction in transactions {
      guard case .benefitReplies(let found) = transaction.content else { continue }
      guard transaction.faults.isEmpty else {
        return .failure(.x12("Some values of this 271 cannot be understood. Look at it with “scrip x12 check”."))
      }
      replies += found
    }
    return replies.isEmpty ? .failure(.x12("There is no 271 in this file.")) : .success(replies)
  }
}

extension Refusal {
  fileprivate static func x12(_ sentence: String) -> Refusal {
    Refusal(.invalid, "The answer was not kept.", faults: [.init("x12", sentence)])
  }
}
