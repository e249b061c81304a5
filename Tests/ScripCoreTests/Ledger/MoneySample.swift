import ScripCore

/// Claims and answers of the tests, in whole cents.
enum MoneySample {
  static func cents(_ cents: Int) -> Money { Money(cents: cents) }

  static let patient = PatientID(high: 1, low: 1)
  static let remittance = RemittanceID(high: 9, low: 1)
  static let payer = ClaimPayer(name: "Regence", number: "00932")
  static let day = CalendarDay("2026-11-03")!

  /// Two lines of 70.00.
  static func claim(
    _ number: Int = 1, billing: PayerRules.SelfPay = .allowed, noticeSigned: Bool = false,
    charges: [Int] = [7000, 7000]
  ) -> KnownClaim {
    let codes: [ProcedureCode] = [.massage, .manualTherapy]
    return KnownClaim(
      id: ClaimID(high: 5, low: UInt64(number)), controlNumber: "\(number)",
      patient: PatientID(high: 1, low: UInt64(number)), familyName: "delacroix", memberID: "TW\(number)", payer: payer,
      lines: charges.enumerated().map { place, charge in
        KnownClaim.Line(
          controlNumber: "\(number)-\(place + 1)", procedure: codes[place % 2], day: day, charge: cents(charge))
      }, charge: cents(charges.reduce(0, +)), billing: billing, noticeSigned: noticeSigned)
  }

  static func account(_ claim: KnownClaim) -> ClaimAccount { ClaimAccount(claim: claim, open: claim.charge) }

  /// What each line is adjusted by; the rest is paid.
  typealias Adjusting = [[ClaimAdjustment]]

  static func answer(
    to claim: KnownClaim, _ adjusting: Adjusting, status: RemittedClaim.Status = .processedPrimary,
    number: String? = "ICN1"
  ) -> RemittedClaim {
    let lines = zip(claim.lines, adjusting).map { line, adjustments in
      RemittedLine(
        controlNumber: line.controlNumber, procedure: line.procedure, day: line.day, charge: line.charge,
        paid: line.charge - adjustments.total, adjustments: adjustments)
    }
    var answer = RemittedClaim(
      controlNumber: claim.controlNumber, status: status, charge: claim.charge,
      paid: lines.reduce(.zero) { $0 + $1.paid }, payerClaimNumber: number, lines: lines)
    answer.patient = ClaimName(family: "DELACROIX", given: "BEATRICE")
    return answer
  }

  /// Every amount turned, as a takeback sends it.
  static func takeback(of answer: RemittedClaim) -> RemittedClaim {
    func turned(_ adjustments: [ClaimAdjustment]) -> [ClaimAdjustment] {
      adjustments.map { ClaimAdjustment($0.group, $0.reason, -$0.amount) }
    }
    var turned = RemittedClaim(
      controlNumber: answer.controlNumber, status: .reversal, charge: -answer.charge, paid: -answer.paid,
      payerClaimNumber: answer.payerClaimNumber, adjustments: turned(answer.adjustments),
      lines: answer.lines.map { line in
        var back = line
        (back.charge, back.paid) = (-line.charge, -line.paid)
        back.adjustments = turned(line.adjustments)
        return back
      })
    turned.patient = answer.patient
    return turned
  }

  static func remittance(_ claims: [RemittedClaim], _ adjustments: [ProviderAdjustment] = []) -> Remittance {
    let paid = claims.reduce(Money.zero) { $0 + $1.paid } - adjustments.reduce(.zero) { $0 + $1.amount }
    return Remittance(
      payment: paid, method: .ach, day: day, traceNumber: "EFT1", originator: "1911111111", payer: payer,
      payee: ClaimProvider(name: .organization("Cedar"), npi: nil), claims: claims, providerAdjustments: adjustments)
  }

  static func post(_ remittance: Remittance, _ accounts: [ClaimAccount]) -> RemittancePosting {
    RemittancePosting(remittance, id: Self.remittance, book: ClaimBook(accounts), reasons: .shipped)
  }
}

extension ClaimAnswer.Verdict {
  var parked: ParkReason? {
    if case .parked(let reason) = self { reason } else { nil }
  }

  var effect: ClaimAnswer.Effect? {
    if case .posted(let effect) = self { effect } else { nil }
  }
}

extension ClaimAnswer.Effect {
  func moved(_ account: Account) -> Money { entries.filter { $0.account == account }.total }
}
