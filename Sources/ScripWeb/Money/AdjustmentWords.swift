import ScripCore

extension RemittedClaim {
  /// What the payer took off, in words with the standard's code behind: `$25.00 copayment (PR 3)`. Each reason once, with
  /// the sum of its lines.
  func adjustmentWords(_ reasons: ReasonTable) -> [String] {
    everyAdjustment.summedByReason.map { adjustment in
      let code = "\(adjustment.group.rawValue) \(adjustment.reason)"
      guard let meaning = reasons.reason(adjustment.reason)?.meaning, !meaning.isEmpty else {
        return "\(adjustment.amount.shown) for \(code)"
      }
      return "\(adjustment.amount.shown) \(meaning.withinSentence) (\(code))"
    }
  }
}

extension String {
  /// `copayment` for `Copayment`; a name such as `MedPay/PIP` or `HSA` stays as it is.
  fileprivate var withinSentence: String {
    let isName = prefix { $0 != " " }.dropFirst().contains(where: \.isUppercase)
    return isName ? self : prefix(1).lowercased() + dropFirst()
  }
}

extension [ClaimAdjustment] {
  /// One for each group and reason, in the order in which they were given.
  var summedByReason: [ClaimAdjustment] {
    reduce(into: []) { sums, next in
      if let same = sums.firstIndex(where: { $0.group == next.group && $0.reason == next.reason }) {
        sums[same].amount += next.amount
      } else {
        sums.append(next)
      }
    }
  }
}
