extension Posting {
  /// A person forwent what a payer left, or made it the patient's.
  public var isDecision: Bool { cause == .writeOff || cause == .transferToPatient }
}

extension Sequence<Posting> {
  /// Write-offs and transfers that nobody took back, oldest first.
  ///
  /// A decision taken back is the same entries the other way; it undoes the newest one that still stands.
  public var standingDecisions: [Posting] {
    var standing: [Posting] = []
    for posting in self {
      if posting.isDecision { standing.append(posting) }
      guard posting.cause == .decisionTakenBack else { continue }
      if let place = standing.lastIndex(where: { $0.entries.reversed == posting.entries }) {
        standing.remove(at: place)
      }
    }
    return standing
  }
}
