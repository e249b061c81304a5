/// Work on open money that no reason of a payer explains.
extension Denial {
  /// What a payer sent on to another one, or the whole claim: asked about when no answer has come in 30 days.
  public static func forwarded(
    amount: Money, reasons: [ClaimAdjustment], to payer: String?, isWhole: Bool, remarks: [String]
  ) -> Denial {
    let whom = payer ?? "the next payer"
    let missing =
      isWhole
      ? "say on the claim that another payer has to pay."
      : "say on the claim that it did not arrive and bill that payer."
    return Denial(
      amount: amount, reasons: reasons.map(Reason.init), remarks: remarks, cause: .otherPayer, evidence: [],
      next: NextAct(
        words: "The payer sent this on to \(whom); its answer closes this. When none comes, ask there. If it never "
          + "arrived, \(missing)", owner: .billing, task: forwardedTask, remedy: .none, days: 30))
  }

  /// Another payer has to answer it; see `forwarded(amount:reasons:to:isWhole:remarks:)`.
  public var isForwarded: Bool { next.task == Self.forwardedTask }

  private static let forwardedTask = "forwarded"

  /// A share that the payer leaves to a patient who must not be billed.
  public static func neverThePatients(amount: Money, reasons: [ClaimAdjustment], remarks: [String]) -> Denial {
    Denial(
      amount: amount, reasons: reasons.map(Reason.init), remarks: remarks, cause: .patientShare, evidence: [],
      next: NextAct(
        words: ParkReason.patientNeverBilled(amount).fix, owner: .billing, task: "never_patient", remedy: .either,
        days: 14))
  }

  /// Open, and no answer says why.
  public static func unexplained(amount: Money, remarks: [String]) -> Denial {
    Denial(
      amount: amount, reasons: [], remarks: remarks, cause: .unclear, evidence: [],
      next: NextAct(
        words: "This is open and no answer says why. Compare the claim with its answers, then ask the payer; if you "
          + "have asked already, note that.", owner: .billing, task: "unexplained", remedy: .either, days: 14))
  }
}
