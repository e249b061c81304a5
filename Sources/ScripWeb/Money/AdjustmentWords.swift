import ScripCore

extension RemittedClaim {
  /// What the payer took off, in words with the standard's code behind: `$25.00 copayment (PR 3)`.
  func adjustmentWords(_ reasons: ReasonTable) -> [String] {
    everyAdjustment.map { adjustment in
      let code = "\(adjustment.group.rawValue) \(adjustment.reason)"
      guard let meaning = reasons.reason(adjustment.reason)?.meaning, let initial = meaning.first else {
        return "\(adjustment.amount.shown) for \(code)"
      }
      return "\(adjustment.amount.shown) \(initial.lowercased())\(meaning.dropFirst()) (\(code))"
    }
  }
}
