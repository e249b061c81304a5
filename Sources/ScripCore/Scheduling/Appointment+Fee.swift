/// The fee for a visit that was given up late or not kept: proposed by the practice's policy, decided by a person.
extension Appointment {
  /// What somebody decided about the fee. A later decision stands beside the earlier one.
  public struct FeeDecision: Hashable, Sendable, Codable {
    public enum Outcome: Hashable, Sendable, Codable {
      /// It stands on the patient's account.
      case charged(PostingID)
      /// In the words of who decided; the posting that took it back, where it had been charged.
      case waived(reason: String, takenBack: PostingID?)
    }

    public var at: Moment
    public var by: MembershipID
    public var outcome: Outcome

    public init(at: Moment, by: MembershipID, outcome: Outcome) {
      self.at = at
      self.by = by
      self.outcome = outcome
    }
  }

  /// What the policy asks; nil where it was in time, or the payer's rules allow nothing.
  public var fee: Money? {
    switch state {
    case .noShow(let absence): absence.fee
    case .cancelled(let cancellation): cancellation.fee
    case .held, .booked, .arrived, .done: nil
    }
  }

  /// A fee that nobody has decided about.
  public var isFeeOpen: Bool { fee != nil && feeDecisions?.isEmpty != false }

  /// A fee that stands on the patient's account.
  public var isFeeCharged: Bool {
    if case .charged = feeDecisions?.last?.outcome { true } else { false }
  }

  /// `Did not come, 24 Nov 2026`: without a word about the care.
  public var missedWords: String {
    if case .noShow = state { "Did not come, \(day.shown)" } else { "Cancelled late, \(day.shown)" }
  }
}
