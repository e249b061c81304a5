import ScripCore
import X12

/// 835: a payment and what it is for. Claims can be taken one by one, so that a remittance of any length fits.
public struct RemittanceReader: SetReader {
  private var remittance = Remittance(
    payment: .zero, method: .noPayment, day: CalendarDay(daysSinceEpoch: 0), traceNumber: "", originator: "",
    payer: ClaimPayer(name: "", number: ""), payee: ClaimProvider(name: .organization(""), npi: nil))
  private var claim: RemittedClaim?
  private var line: RemittedLine?
  private var isPayee = false
  private let deliver: ((RemittedClaim) -> Void)?

  /// - Parameter deliver: takes each claim as it ends; the remittance then keeps none. Nil: it keeps them all.
  public init(_ deliver: ((RemittedClaim) -> Void)? = nil) { self.deliver = deliver }

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.SVC: openLine(segment, &faults)
    case SegmentName.CLP: openClaim(segment, &faults)
    case SegmentName.CAS: takeAdjustments(segment, &faults)
    case SegmentName.DTM: takeDay(segment, &faults)
    case SegmentName.REF: takeReference(segment)
    case SegmentName.AMT: if segment[1] == "B6" { line?.allowed = segment.money(2, &faults) }
    case SegmentName.LQ: if segment[1] == "HE", let remark = segment.text(2) { line?.remarks.append(remark) }
    case SegmentName.NM1: takeName(segment)
    case SegmentName.MOA, SegmentName.MIA: takeRemarks(segment)
    case SegmentName.PLB: takeProviderAdjustments(segment, &faults)
    default: takeHeader(segment, &faults)
    }
  }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content {
    closeClaim()
    return .remittance(remittance)
  }

  private mutating func openClaim(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    closeClaim()
    let status: RemittedClaim.Status? = segment.known(2)
    if status == nil { faults.add(segment, 2, expected: "a claim status") }
    claim = RemittedClaim(
      controlNumber: segment.text(1) ?? "", status: status ?? .processedPrimary, charge: segment.needed(3, &faults),
      paid: segment.needed(4, &faults), patientResponsibility: segment.money(5, &faults),
      payerClaimNumber: segment.text(7))
    claim?.filingCode = segment.text(6)
  }

  private mutating func openLine(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    closeLine()
    let procedure = segment.procedure(1, &faults)
    line = RemittedLine(
      procedure: procedure.code, modifiers: procedure.modifiers, charge: segment.needed(2, &faults),
      paid: segment.needed(3, &faults), paidUnits: segment.count(5, &faults))
    if !segment[6].isEmpty { line?.billedProcedure = segment.procedure(6, &faults).code }
  }

  private mutating func closeLine() {
    guard let line else { return }
    claim?.lines.append(line)
    self.line = nil
  }

  private mutating func closeClaim() {
    closeLine()
    guard let claim else { return }
    if let deliver { deliver(claim) } else { remittance.claims.append(claim) }
    self.claim = nil
  }

  private mutating func takeAdjustments(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    let adjustments = segment.adjustments(&faults)
    if line != nil { line?.adjustments += adjustments } else { claim?.adjustments += adjustments }
  }

  private mutating func takeDay(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    if segment[1] == "472" || segment[1] == "150" {
      line?.day = segment.day(2, &faults)
    } else if segment[1] == "050" {
      claim?.receivedOn = segment.day(2, &faults)
    }
  }

  private mutating func takeReference(_ segment: borrowing Segment) {
    if segment[1] == "6R" {
      line?.controlNumber = segment.text(2)
    } else if claim == nil, isPayee, segment[1] == "TJ" {
      remittance.payeeTax = segment.text(2)
    }
  }

  private mutating func takeName(_ segment: borrowing Segment) {
    guard claim != nil else { return }
    if segment[1] == "QC" {
      claim?.patient = segment.name
      claim?.memberID = segment.text(9)
    } else if segment[1] == "74" {
      claim?.correctedPatient = segment.name
      claim?.correctedMemberID = segment.text(9)
    } else if segment[1] == "82" {
      claim?.renderingNPI = segment.text(9)
    } else if segment[1] == "TT" {
      claim?.forwardedTo = segment.payer
    }
  }

  private mutating func takeRemarks(_ segment: borrowing Segment) {
    let positions = segment.id.number == SegmentName.MOA ? 3...7 : 20...23
    for position in positions {
      if let remark = segment.text(position) { claim?.remarks.append(remark) }
    }
    if segment.id.number == SegmentName.MIA, let remark = segment.text(5) { claim?.remarks.append(remark) }
  }

  private mutating func takeProviderAdjustments(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    closeClaim()
    for position in stride(from: 3, through: 13, by: 2) where !segment[position].isEmpty {
      remittance.providerAdjustments.append(
        ProviderAdjustment(
          segment.text(position, 1) ?? "", reference: segment.text(position, 2),
          amount: segment.needed(position + 1, &faults)))
    }
  }
}

// MARK: Before the claims

extension RemittanceReader {
  private mutating func takeHeader(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    guard claim == nil else { return }
    switch segment.id.number {
    case SegmentName.BPR: takePayment(segment, &faults)
    case SegmentName.TRN:
      remittance.traceNumber = segment.text(2) ?? ""
      remittance.originator = segment.text(3) ?? ""
    case SegmentName.N1: takeParty(segment)
    case SegmentName.N3:
      isPayee ? remittance.payee.address.takeStreet(segment) : remittance.payer.address.takeStreet(segment)
    case SegmentName.N4:
      isPayee ? remittance.payee.address.takeCity(segment) : remittance.payer.address.takeCity(segment)
    case SegmentName.PER:
      if segment[1] == "BL", segment[3] == "TE" { remittance.payerPhone = segment.text(4).flatMap(PhoneNumber.init) }
    default: break
    }
  }

  private mutating func takePayment(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    remittance.payment = segment.needed(2, &faults)
    if segment[3] == "D" { remittance.payment = -remittance.payment }
    let method: Remittance.Method? = segment.known(4)
    if method == nil { faults.add(segment, 4, expected: "a way to pay") }
    remittance.method = method ?? .noPayment
    if segment[16].isEmpty { faults.add(segment, 16, expected: "a day as YYYYMMDD") }
    if let day = segment.day(16, &faults) { remittance.day = day }
    guard let from = segment.account(6), let to = segment.account(12) else { return }
    remittance.transfer = BankTransfer(from: from, to: to)
  }

  private mutating func takeParty(_ segment: borrowing Segment) {
    isPayee = segment[1] == "PE"
    if isPayee {
      remittance.payee.name = .organization(segment.text(2) ?? "")
      if segment[3] == "XX" { remittance.payee.npi = segment.text(4) } else { remittance.payeeTax = segment.text(4) }
    } else {
      remittance.payer.name = segment.text(2) ?? ""
      remittance.payer.number = segment.text(4) ?? ""
    }
  }
}

extension Segment {
  /// The account of a BPR that begins at a position.
  fileprivate func account(_ position: Int) -> BankTransfer.Account? {
    guard let routing = text(position + 1), let account = text(position + 3) else { return nil }
    return BankTransfer.Account(routingNumber: routing, accountNumber: account)
  }
}
