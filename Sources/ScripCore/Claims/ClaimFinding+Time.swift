extension ClaimFinding {
  /// Units that the time of an appointment cannot hold, by the payer's own way of counting; nil when it holds them.
  ///
  /// A session may run over, so a few units more are asked about. More than twice what the time holds is a slip of the
  /// pen, and nothing is sent on it.
  ///
  /// - Parameters:
  ///   - charges: every line of one appointment, whoever pays it: the patient's own work took its time too.
  ///   - minutes: how long the appointment was.
  ///   - rule: `cms` counts each segment of the session once, `cpt` each code alone.
  public static func time(_ charges: [Charge], in minutes: Int, by rule: UnitRule) -> ClaimFinding? {
    let timed = charges.filter(\.code.isTimed)
    guard let day = timed.first?.day else { return nil }
    let parts = rule == .cms ? Set(timed.map(\.segment)).count : timed.count
    let most = UnitRule.mostUnits(forMinutes: minutes, parts: parts)
    let (units, worked) = timed.reduce((0, 0)) { ($0.0 + $1.units, $0.1 + $1.minutes) }
    guard units > most else { return nil }
    let isSlip = units > 2 * most
    return ClaimFinding(
      isSlip ? .stops : .asks, "claim.time",
      "\(units) units for \(worked) minutes: the appointment was \(minutes) minutes long, which hold \(most).",
      at: "Box 24G, session of \(day.shown)",
      fix: isSlip
        ? "Ask the therapist how long was worked, and drop the claim: what the note says cannot be billed."
        : "Compare the note with the appointment. Send it only if the work took longer than was booked.")
  }

  /// A claim that stands in the place of one that its payer answered after this one was made; nil when there is no such
  /// answer.
  ///
  /// - Parameters:
  ///   - number: of the claim it follows.
  ///   - paid: what that claim was paid meanwhile.
  ///   - isVoid: a void takes the payment back; a person only has to know of it.
  public static func paidMeanwhile(_ number: String, _ paid: Money, isVoid: Bool) -> ClaimFinding? {
    guard paid > .zero else { return nil }
    return ClaimFinding(
      isVoid ? .asks : .stops, "claim.paid-meanwhile", "Claim \(number) was paid meanwhile (\(paid.shown)).",
      at: "Box 22, the claim it follows",
      fix: isVoid
        ? "Send it only if the payer is to take that payment back; else drop it."
        : "Look at claim \(number), and drop this one. What is still wrong there is corrected by a new claim.")
  }

  /// A correction that tells the payer what it has already: it would come back as sent twice.
  ///
  /// - Parameter number: of the claim it would stand in the place of.
  public static func nothingDiffers(from number: String) -> ClaimFinding {
    ClaimFinding(
      .stops, "claim.nothing-differs", "Nothing on it differs from claim \(number).", at: "The whole claim",
      fix: "Open a line to charge its session again, or mend the chart, the coverage or the order, and check again. "
        + "If nothing is wrong, drop it: claim \(number) stands again.")
  }

  /// A claim that goes as a new one and says only what its payer has refused whole: it would be refused for the same.
  ///
  /// Asked about and not stopped: a payer may want the same claim once more, beside papers that it has now.
  ///
  /// - Parameter number: of the refused claim in whose place it goes.
  public static func refusedAsItIs(_ number: String) -> ClaimFinding {
    ClaimFinding(
      .asks, "claim.refused-as-it-is", "Nothing on it differs from claim \(number), which the payer refused whole.",
      at: "The whole claim",
      fix: "Mend what claim \(number) was refused for, and check again. Send it as it is only when the payer asked for "
        + "that.")
  }
}
