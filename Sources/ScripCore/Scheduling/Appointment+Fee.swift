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

  /// A fee that nobody has decided about. A decision about an earlier time it was missed says nothing of this one.
  public var isFeeOpen: Bool {
    guard fee != nil, let missedAt, !isFeeCharged else { return false }
    return feeDecisions?.contains { $0.at >= missedAt } != true
  }

  /// A fee that stands on the patient's account.
  public var isFeeCharged: Bool { feeCharge != nil }

  /// The posting by which a fee stands on the patient's account, however the visit stands by now; nil when none does.
  public var feeCharge: PostingID? {
    if case .charged(let posting) = feeDecisions?.last?.outcome { posting } else { nil }
  }

  /// When it was given up or noted as not kept.
  private var missedAt: Moment? {
    switch state {
    case .noShow(let absence): absence.at
    case .cancelled(let cancellation): cancellation.at
    case .held, .booked, .arrived, .done: nil
    }
  }

  /// `Did not come, 24 Nov 2026`: without a word about the care.
  public var missedWords: String {
    if case .noShow = state { "Did not come, \(day.shown)" } else { "Cancelled late, \(day.shown)" }
  }
}
