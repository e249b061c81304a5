import ScripCore

extension Coverage {
  /// `Regence PPO, member TW1`, `Farmers PIP, claim BB123`: one plan may stand in a chart twice, with an old number and a
  /// new one, and two accidents are two claims of one insurer.
  func shown(under plan: Plan) -> String {
    if let claimNumber, !claimNumber.isEmpty { return "\(plan.shown), claim \(claimNumber)" }
    if let memberID, !memberID.isEmpty { return "\(plan.shown), member \(memberID)" }
    return plan.shown
  }
}
