import ScripCore

/// 835: what is paid, what is not and why, and what does not balance.
extension Letter {
  mutating func write(_ remittance: Remittance) {
    say(
      "\(remittance.payer.name) pays \(remittance.payment.shown) \(Words.method(remittance.method)) on "
        + "\(remittance.day.shown).")
    say("  To: \(remittance.payee.shown)")
    say("  Trace number: ", remittance.traceNumber)
    for claim in remittance.claims { write(claim) }
    for adjustment in remittance.providerAdjustments {
      let reference = adjustment.reference.map { " for \($0)" } ?? ""
      let isKept = adjustment.amount > .zero
      say("")
      say(
        "\((isKept ? adjustment.amount : -adjustment.amount).shown) is \(isKept ? "kept back" : "added") by the payer"
          + "\(reference) (\(adjustment.reason)).")
    }
    let imbalances = remittance.imbalances
    say("")
    say(imbalances.isEmpty ? "Everything balances." : "What does not balance:")
    for imbalance in imbalances { write(imbalance, in: remittance) }
  }

  private mutating func write(_ claim: RemittedClaim) {
    say("")
    say(
      "Claim \(claim.controlNumber): \(Words.status(claim.status)), \(claim.charge.shown) charged, \(claim.paid.shown) paid."
    )
    say("  Patient: ", claim.patient?.plain)
    say("  The payer has the name as: ", claim.correctedPatient?.plain)
    say("  The payer has the member id as: ", claim.correctedMemberID)
    say("  Payer's claim number: ", claim.payerClaimNumber)
    if let share = claim.patientResponsibility { say("  The patient owes \(share.shown).") }
    say("  Sent on to ", claim.forwardedTo?.shown)
    write(claim.adjustments, indent: "  ")
    say("  Remarks: ", claim.remarks.joined(separator: ", "))
    for line in claim.lines {
      let code = ([line.procedure?.description ?? "no code"] + line.modifiers).joined(separator: " ")
      let allowed = line.allowed.map { ", \($0.shown) allowed" } ?? ""
      say(
        "  \(line.day.map { "\($0.shown)  " } ?? "")\(code)  \(line.charge.shown) charged\(allowed), "
          + "\(line.paid.shown) paid")
      write(line.adjustments)
      say("    Remarks: ", line.remarks.joined(separator: ", "))
    }
  }

  private mutating func write(_ imbalance: Imbalance, in remittance: Remittance) {
    let place =
      switch imbalance.place {
      case .line(let claim, let line): "claim \(remittance.claims[claim].controlNumber), line \(line + 1)"
      case .claim(let claim): "claim \(remittance.claims[claim].controlNumber)"
      case .charges(let claim): "the charges of claim \(remittance.claims[claim].controlNumber)"
      case .payment: "the payment"
      }
    say("  \(place): \(imbalance.expected.shown) by its parts, \(imbalance.said.shown) as it says")
  }
}
