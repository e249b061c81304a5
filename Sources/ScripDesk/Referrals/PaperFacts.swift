import ScripCore

extension EpisodeFacts {
  /// What is known when there is nothing but one order on paper: no chart, no call to the payer, no earlier visit.
  public init(ofPaper order: ReferralVersion, under rules: PayerRules, reference: Reference) {
    // The state rules only when a session is proposed, which a paper alone never does.
    self.init(payer: rules, ledger: VisitLedger(), state: order.injuryState ?? "")
    referrals = [order]
    diagnoses = reference.diagnosisFacts(of: [order])
  }
}
