/// What an answer leaves open on its claim, parted by who is asked for it. Pure.
///
/// Promises: nothing is counted that other work asks for already, and the last answer that speaks of a claim leaves no
/// cent of it without work.
public struct LeftOpen: Hashable, Sendable {
  /// The payer passed it on: the next payer's to answer.
  public var forwarded: Money
  public var forwardedReasons: [ClaimAdjustment]
  /// This payer's to answer for.
  public var refused: Money
  public var refusedReasons: [ClaimAdjustment]

  /// - Parameters:
  ///   - reasons: what the answer took off and left open.
  ///   - uncovered: open on the claim, less what other work asks for.
  ///   - isLast: no later answer of the same payment speaks of the claim.
  ///   - nextHasAnswered: the payer it was passed on to answers in the same payment.
  public init(
    _ answer: RemittedClaim, reasons: [ClaimAdjustment], uncovered: Money, isLast: Bool = true,
    nextHasAnswered: Bool = false
  ) {
    let uncovered = max(uncovered, .zero)
    let isWhole = answer.status == .notOursForwarded
    forwardedReasons = reasons.filter { isWhole || (answer.status.isForwarded && $0.group == .patient) }
    refusedReasons = reasons.filter { !(isWhole || (answer.status.isForwarded && $0.group == .patient)) }
    let most = isWhole ? uncovered : max(forwardedReasons.total, .zero)
    forwarded = nextHasAnswered ? .zero : min(uncovered, most)
    let rest = uncovered - forwarded
    refused = isLast ? rest : min(rest, max(refusedReasons.total, .zero))
  }
}

extension RemittedClaim {
  /// Reasons that stay open when a person has divided what the payer left: each group less what was made of it.
  ///
  /// What the contract and a share explain is used up first.
  public func reasonsLeft(contractual: Money, toPatient: Money, _ table: ReasonTable) -> [ClaimAdjustment] {
    var left: [ClaimAdjustment] = []
    var used: [ClaimAdjustment.Group: Money] = [.contractual: contractual, .patient: toPatient]
    func isPlain(_ adjustment: ClaimAdjustment) -> Bool {
      let treatment = table.reason(adjustment.reason)?.treatment
      return treatment == .contractual || treatment == .share
    }
    let asked = everyAdjustment.filter { table.reason($0.reason)?.treatment != .nothing }
    for var adjustment in asked.filter(isPlain) + asked.filter({ !isPlain($0) }) {
      let taken = min(used[adjustment.group] ?? .zero, adjustment.amount)
      if taken > .zero {
        used[adjustment.group, default: .zero] -= taken
        adjustment.amount -= taken
      }
      if adjustment.amount != .zero { left.append(adjustment) }
    }
    return left
  }
}

extension ClaimAccount {
  /// The answer that a takeback of another amount means, by its place: the one it names, else the newest that stands;
  /// nil when that one was taken back already.
  public func meant(by takeback: RemittedClaim) -> Int? {
    let named = answers.indices.filter { place in
      takeback.payerClaimNumber.map { $0 == answers[place].payerClaimNumber } ?? false
    }
    return (named.isEmpty ? Array(answers.indices) : named).last { !answers[$0].isReversed }
  }
}
