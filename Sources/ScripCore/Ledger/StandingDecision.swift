extension Posting {
  /// A person forwent what a payer left, or made it the patient's.
  public var isDecision: Bool { cause == .writeOff || cause == .transferToPatient }
}

extension Sequence<Posting> {
  /// Write-offs and transfers that nobody took back, in their order.
  public var standingDecisions: [Posting] { standing(\.isDecision, undoneBy: .decisionTakenBack) }

  /// What payers took or gave beside claims and somebody put down to a claim, without what was taken back since.
  public var standingApplications: [Posting] {
    standing({ $0.cause == .payerBalanceApplied }, undoneBy: .payerBalanceTakenBack)
  }

  /// An act taken back is the same entries the other way; of several alike the newest is undone first.
  private func standing(_ isIt: (Posting) -> Bool, undoneBy cause: Posting.Cause) -> [Posting] {
    var standing = filter(isIt)
    for undoing in self where undoing.cause == cause {
      if let place = standing.lastIndex(where: { $0.entries.reversed == undoing.entries }) {
        standing.remove(at: place)
      }
    }
    return standing
  }
}
