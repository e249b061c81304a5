/// The accident, the payer's own numbers, and what earlier payers decided. CMS-1500 boxes 10, 11b, 14, 15, 22, 23, 29.
extension ClaimDraft {
  func addStory(to claim: inout Claim) {
    claim.accident = accident
    claim.dates.onset = accident?.day
    let permission = charges.min { $0.day < $1.day }.map(permissions.permission(of:))
    claim.planReferralNumber = permission?.planReferral
    claim.authorizationNumber = permission?.authorization
    if claim.accident != nil { claim.propertyCasualtyNumber = coverage.claimNumber }
  }

  /// What the treatment comes from, as the kind of payer tells. CLM11.
  private var accident: Claim.Accident? {
    let day = coverage.injuryDate ?? referral?.injuryDate
    let state = coverage.injuryState ?? referral?.injuryState
    if plan.classKey.hasPrefix("auto") { return Claim.Accident(.auto, on: day, state: state) }
    if plan.classKey.hasPrefix("workers_comp") { return Claim.Accident(.employment, on: day) }
    return day.map { Claim.Accident(.other, on: $0) }
  }

  /// Loops 2320 and 2430: each earlier payer, and what it did with each line.
  func addEarlier(to claim: inout Claim, _ gaps: inout Gaps) {
    if let kept, earlier.isEmpty {
      claim.earlierPayers = kept.earlierPayers
      for index in claim.lines.indices where kept.lines.indices.contains(index) {
        claim.lines[index].adjudications = kept.lines[index].adjudications
      }
    }
    for (place, earlier) in earlier.enumerated() {
      guard let payer = payer(of: earlier.plan, &gaps),
        let coverage = claimCoverage(earlier.coverage, earlier.plan, payer, after: place, &gaps)
      else { continue }
      var unused = earlier.answer.lines
      for index in claim.lines.indices {
        let line = claim.lines[index]
        let place = unused.firstIndex {
          $0.procedure == line.procedure && $0.charge == line.charge && ($0.day == nil || $0.day == line.day)
        }
        guard let place else {
          gaps.stop(
            "claim.earlier-line",
            "\(earlier.plan.shown) has answered nothing about \(line.procedure) of \(line.day.shown).",
            at: "Box 9, other insurance", fix: "Wait for its answer, or enter it from the paper.")
          continue
        }
        let answered = unused.remove(at: place)
        claim.lines[index].adjudications.append(
          LineAdjudication(
            payerNumber: payer.number, paid: answered.paid, paidUnits: answered.paidUnits ?? line.units,
            adjustments: answered.adjustments, decidedOn: earlier.decidedOn))
        if answered.paid + answered.adjustments.total != line.charge {
          gaps.stop(
            "claim.earlier-balance",
            "What \(earlier.plan.shown) paid and took off \(line.procedure) is not its charge.",
            at: "Box 9, other insurance", fix: "Compare with the remittance; every reason has to be entered.")
        }
      }
      claim.earlierPayers.append(
        EarlierPayer(
          coverage: coverage, paid: earlier.answer.paid, adjustments: earlier.answer.adjustments,
          decidedOn: claim.lines.isEmpty ? earlier.decidedOn : nil, payerClaimNumber: earlier.answer.payerClaimNumber))
    }
  }
}
