import ScripCore

extension MadeUp {
  /// A remittance whose sums meet, with denials, reversals, takebacks and adjustments of claims.
  mutating func remittance(of count: Int) -> Remittance {
    var remittance = Remittance(
      payment: .zero, method: one(of: [.ach, .cheque]), day: day(20_600...20_700), traceNumber: "EFT" + digits(9),
      originator: "1" + digits(9), payer: payer(), payee: organization("SCRIP MASSAGE LLC", address: true),
      payeeTax: maybe(oneIn: 2) { "91" + $0.digits(7) },
      claims: (1...count).map { remittedClaim("C" + String(100_000 + $0)) })
    remittance.payer.address = address()
    remittance.payerPhone = phone()
    remittance.providerAdjustments = (0..<number(0...6)).map { _ in
      ProviderAdjustment(
        one(of: ["WO", "FB", "L6", "72"]), reference: maybe(oneIn: 2) { "P" + $0.digits(8) },
        amount: Money(cents: number(-2_000...2_000)))
    }
    remittance.payment =
      remittance.claims.reduce(.zero) { $0 + $1.paid }
      - remittance.providerAdjustments.reduce(.zero) { $0 + $1.amount }
    if remittance.payment < .zero {
      remittance.providerAdjustments.append(
        ProviderAdjustment("FB", reference: nil, amount: remittance.payment))
      remittance.payment = .zero
    }
    if remittance.payment == .zero { remittance.method = .noPayment }
    if remittance.method == .ach { remittance.transfer = BankTransfer(from: account(), to: account()) }
    return remittance
  }

  private mutating func account() -> BankTransfer.Account {
    BankTransfer.Account(routingNumber: one(of: ["125000024", "125000105"]), accountNumber: digits(7))
  }

  private mutating func remittedClaim(_ controlNumber: String) -> RemittedClaim {
    let isReversal = happens(oneIn: 12)
    let isDenied = happens(oneIn: 8)
    let lines = (1...number(1...4)).map { remittedLine("\(controlNumber)-\($0)", isDenied: isDenied) }
    var claim = RemittedClaim(
      controlNumber: controlNumber, status: one(of: [.processedPrimary, .processedPrimary, .processedSecondary]),
      charge: lines.reduce(.zero) { $0 + $1.charge }, paid: lines.reduce(.zero) { $0 + $1.paid },
      payerClaimNumber: digits(14), lines: lines)
    claim.filingCode = one(of: ["12", "HM", "AM", "WC"])
    claim.patientResponsibility = maybe(oneIn: 2) { $0.dollars() }
    claim.patient = personName()
    claim.memberID = "W" + digits(9)
    claim.renderingNPI = maybe(oneIn: 2) { $0.npi() }
    claim.correctedPatient = maybe(oneIn: 9) { $0.personName() }
    claim.correctedMemberID = claim.correctedPatient == nil ? nil : "W" + digits(9)
    claim.receivedOn = maybe(oneIn: 2) { $0.day(20_600...20_650) }
    claim.remarks = happens(oneIn: 6) ? ["MA01", "N130"] : []
    if happens(oneIn: 6), claim.paid.cents > 200 {
      claim.adjustments = [
        ClaimAdjustment(.patient, "1", Money(cents: 50)), ClaimAdjustment(.other, "23", Money(cents: 150)),
      ]
      claim.paid -= Money(cents: 200)
    }
    if happens(oneIn: 15) {
      claim.status = .processedPrimaryForwarded
      claim.forwardedTo = ClaimPayer(name: "CIGNA", number: "62308")
    }
    if claim.patientResponsibility != nil { claim.patientResponsibility = claim.patientShare }
    if isReversal { reverse(&claim) }
    return claim
  }

  private mutating func remittedLine(_ controlNumber: String, isDenied: Bool) -> RemittedLine {
    let charge = dollars(2_000...20_000)
    let paid = isDenied ? Money.zero : Money(cents: number(1...charge.cents / 2))
    let rest = charge - paid
    let contractual = Money(cents: rest.cents / 2)
    var adjustments = [
      ClaimAdjustment(.contractual, isDenied ? "197" : "45", contractual),
      ClaimAdjustment(.patient, one(of: ["1", "2", "3"]), rest - contractual),
    ]
    if happens(oneIn: 6) { adjustments[0].quantity = number(1...4) }
    return RemittedLine(
      controlNumber: controlNumber, procedure: one(of: [.massage, .manualTherapy]), modifiers: one(of: [[], ["GP"]]),
      day: day(), charge: charge, paid: paid, paidUnits: number(1...6), allowed: maybe(oneIn: 2) { $0.dollars() },
      adjustments: adjustments, remarks: happens(oneIn: 5) ? ["N706"] : [])
  }

  private func reverse(_ claim: inout RemittedClaim) {
    claim.status = .reversal
    claim.forwardedTo = nil
    claim.charge = -claim.charge
    claim.paid = -claim.paid
    claim.patientResponsibility = nil
    for index in claim.adjustments.indices {
      claim.adjustments[index].amount = -claim.adjustments[index].amount
    }
    for index in claim.lines.indices {
      claim.lines[index].charge = -claim.lines[index].charge
      claim.lines[index].paid = -claim.lines[index].paid
      claim.lines[index].allowed = nil
      for place in claim.lines[index].adjustments.indices {
        claim.lines[index].adjustments[place].amount = -claim.lines[index].adjustments[place].amount
      }
    }
  }
}

extension RemittedClaim {
  /// What group PR takes, of claim and lines together.
  fileprivate var patientShare: Money {
    (adjustments + lines.flatMap(\.adjustments)).filter { $0.group == .patient }.total
  }
}
