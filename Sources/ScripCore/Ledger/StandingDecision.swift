extension Posting {
  /// A person forwent what a payer left, or made it the patient's.
  public var isDecision: Bool { cause == .writeOff || cause == .transferToPatient }
}

extension Sequence<Posting> {
  /// Write-offs and transfers that nobody took back, in their order.
  ///
  /// A decision taken back is the same entries the other way; of several alike the newest is undone first.
  public var standingDecisions: [Posting] {
    var standing = filter(\.isDecision)
    for undoing in self where undoing.cause == .decisionTakenBack {
      if let place = standing.lastIndex(where: { $0.entries.reversed == undoing.entries }) {
        standing.remove(at: place)
      }
    }
    return standing
  }
}
