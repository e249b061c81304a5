import ScripCore

/// 837: each claim as it was sent.
extension Letter {
  mutating func write(_ batch: ClaimBatch) {
    let total = batch.claims.reduce(Money.zero) { $0 + $1.charge }
    say(
      "\(counted(batch.claims.count, "claim")) for \(total.shown), from \(batch.submitter.name) to \(batch.receiver.name)."
    )
    for claim in batch.claims { write(claim) }
  }

  private mutating func write(_ claim: Claim) {
    say("")
    say("Claim \(claim.controlNumber) for \(claim.charge.shown)\(Self.frequency(claim.frequency))")
    say("  Patient: \((claim.dependent ?? claim.coverage.subscriber).shown)")
    if claim.dependent != nil { say("  Insured: \(claim.coverage.subscriber.shown)") }
    let coverage = claim.coverage
    say("  Payer: \(coverage.payer.shown), \(coverage.rank), member \(coverage.memberID)")
    say("  Billed by: \(claim.billing.provider.shown)")
    say("  Rendered by: ", claim.rendering?.shown)
    say("  Referred by: ", claim.referring?.shown)
    say("  Authorization: ", claim.authorizationNumber)
    say("  Referral number: ", claim.planReferralNumber)
    if let accident = claim.accident {
      let place = accident.state.map { " in \($0)" } ?? ""
      say("  Accident (\(accident.cause))\(accident.day.map { " on \($0.shown)" } ?? "")\(place)")
    }
    say("  Diagnoses: " + claim.diagnoses.map { "\($0)" }.joined(separator: ", "))
    for line in claim.lines {
      let code = ([line.procedure.description] + line.modifiers).joined(separator: " ")
      say("  \(line.day.shown)  \(code)  \(counted(line.units, "unit"))  \(line.charge.shown)")
    }
    for payer in claim.earlierPayers {
      say("  \(payer.coverage.payer.name) has paid \(payer.paid.shown).")
      write(payer.adjustments)
    }
    if let paid = claim.patientPaid { say("  The patient has paid \(paid.shown).") }
    say("  Note: ", claim.note)
  }

  private static func frequency(_ frequency: Claim.Frequency) -> String {
    switch frequency {
    case .original: "."
    case .replacement(let number): ", instead of the payer's claim \(number)."
    case .void(let number): ", to void the payer's claim \(number)."
    }
  }

  mutating func write(_ adjustments: [ClaimAdjustment], indent: String = "    ") {
    for adjustment in adjustments {
      say(
        "\(indent)\(adjustment.amount.shown) \(Words.group(adjustment.group)): "
          + "\(Words.reason(adjustment.reason)) (\(adjustment.group.rawValue)-\(adjustment.reason))")
    }
  }
}
