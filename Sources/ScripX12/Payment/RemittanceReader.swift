import ScripCore
import X12

/// 835: a payment and what it is for. Claims can be taken one by one, so that a remittance of any length fits.
///
/// The claim that is open is filled where it stands, and its lines too: nothing of it is copied before it is handed over.
struct RemittanceReader {
  private var remittance = Remittance(
    payment: .zero, method: .noPayment, day: CalendarDay(daysSinceEpoch: 0), traceNumber: "", originator: "",
    payer: ClaimPayer(name: "", number: ""), payee: ClaimProvider(name: .organization(""), npi: nil))
  private var claim = RemittedClaim(controlNumber: "", status: .processedPrimary, charge: .zero, paid: .zero)
  private var isInClaim = false
  /// The last line of `claim` is open.
  private var isInLine = false
  private var isPayee = false
  private var procedures = ProcedureMemory()
  private let deliver: ((RemittedClaim) -> Void)?

  /// - Parameter deliver: takes each claim as it ends; the remittance then keeps none. Nil: it keeps them all.
  init(_ deliver: ((RemittedClaim) -> Void)? = nil) { self.deliver = deliver }

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.SVC: openLine(segment, &faults)
    case SegmentName.CLP: openClaim(segment, &faults)
    case SegmentName.CAS: takeAdjustments(segment, &faults)
    case SegmentName.DTM: takeDay(segment, &faults)
    case SegmentName.REF: takeReference(segment)
    case SegmentName.AMT: if segment[1] == "B6" { changeLine { $0.allowed = segment.money(2, &faults) } }
    case SegmentName.LQ:
      if segment[1] == "HE", let remark = segment.text(2) { changeLine { $0.remarks.append(remark) } }
    case SegmentName.NM1: if isInClaim { takeName(segment) }
    case SegmentName.MOA, SegmentName.MIA: if isInClaim { takeRemarks(segment) }
    case SegmentName.PLB: takeProviderAdjustments(segment, &faults)
    default: if !isInClaim { takeHeader(segment, &faults) }
    }
  }

  mutating func finish() -> Remittance {
    closeClaim()
    // Payers' money is kept by their number: one that gives none is known by who sent the payment. TRN03.
    if remittance.payer.number.isEmpty { remittance.payer.number = remittance.originator }
    return remittance
  }

  @inline(__always)
  private mutating func changeLine(_ change: (inout RemittedLine) -> Void) {
    if isInLine { change(&claim.lines[claim.lines.count - 1]) }
  }

  private mutating func openClaim(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    closeClaim()
    isInClaim = true
    let status = RemittedClaim.Status(segment[2])
    if status == nil { faults.add(segment, 2, expected: "a claim status") }
    // Storage that nobody else holds is used again.
    var lines: [RemittedLine] = []
    swap(&lines, &claim.lines)
    lines.removeAll(keepingCapacity: true)
    claim = RemittedClaim(
      controlNumber: segment.text(1) ?? "", status: status ?? .processedPrimary, charge: segment.needed(3, &faults),
      paid: segment.needed(4, &faults), patientResponsibility: segment.money(5, &faults),
      payerClaimNumber: segment.text(7))
    swap(&lines, &claim.lines)
    claim.filingCode = segment.text(6)
  }

  private mutating func openLine(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    // A line without its claim is the checker's to refuse.
    guard isInClaim else { return }
    isInLine = true
    let procedure = procedures.read(segment, 1, &faults)
    claim.lines.append(
      RemittedLine(
        procedure: procedure.code, modifiers: procedure.modifiers, charge: segment.needed(2, &faults),
        paid: segment.needed(3, &faults), paidUnits: segment.count(5, &faults)))
    if !segment[6].isEmpty {
      let billed = procedures.read(segment, 6, &faults).code
      changeLine { $0.billedProcedure = billed }
    }
  }

  private mutating func closeClaim() {
    isInLine = false
    guard isInClaim else { return }
    isInClaim = false
    if let deliver {
      deliver(claim)
    } else {
      remittance.claims.append(claim)
      claim.lines = []
    }
  }

  private mutating func takeAdjustments(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    if isInLine {
      segment.adjustments(into: &claim.lines[claim.lines.count - 1].adjustments, &faults)
    } else if isInClaim {
      segment.adjustments(into: &claim.adjustments, &faults)
    }
  }

  private mutating func takeDay(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    if segment[1] == "472" || segment[1] == "150" {
      changeLine { $0.day = segment.day(2, &faults) }
    } else if segment[1] == "050", isInClaim {
      claim.receivedOn = segment.day(2, &faults)
    }
  }

  private mutating func takeReference(_ segment: borrowing Segment) {
    if segment[1] == "6R" {
      changeLine { $0.controlNumber = segment.text(2) }
    } else if !isInClaim, isPayee, segment[1] == "TJ" {
      remittance.payeeTax = segment.text(2)
    } else if !isInClaim, !isPayee, segment[1] == "2U", remittance.payer.number.isEmpty {
      remittance.payer.number = segment.text(2) ?? ""
    }
  }

  private mutating func takeName(_ segment: borrowing Segment) {
    if segment[1] == "QC" {
      claim.patient = segment.name
      claim.memberID = segment.text(9)
    } else if segment[1] == "74" {
      claim.correctedPatient = segment.name
      claim.correctedMemberID = segment.text(9)
    } else if segment[1] == "82" {
      claim.renderingNPI = segment.text(9)
    } else if segment[1] == "TT" {
      claim.forwardedTo = segment.payer
    }
  }

  private mutating func takeRemarks(_ segment: borrowing Segment) {
    let positions = segment.id.number == SegmentName.MOA ? 3...7 : 20...23
    for position in positions {
      if let remark = segment.text(position) { claim.remarks.append(remark) }
    }
    if segment.id.number == SegmentName.MIA, let remark = segment.text(5) { claim.remarks.append(remark) }
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

/// The procedures of the lines before: a practice bills few, and their text, modifiers and all, comes again and again.
private struct ProcedureMemory {
  private struct Known {
    var low: UInt64
    var high: UInt64
    var code: ProcedureCode?
    var modifiers: [String]
  }

  private var known: [Known] = []
  private var oldest = 0

  /// The procedure and modifiers of a composite.
  mutating func read(
    _ segment: borrowing Segment, _ position: Int, _ faults: inout ReadingFaults
  ) -> (code: ProcedureCode?, modifiers: [String]) {
    guard let (low, high) = Self.key(segment[position]) else {
      let procedure = segment.procedure(position, &faults)
      return (procedure.code, procedure.modifiers)
    }
    for entry in known where entry.low == low && entry.high == high { return (entry.code, entry.modifiers) }
    let procedure = segment.procedure(position, &faults)
    // A fault is said each time.
    guard procedure.code != nil else { return (nil, procedure.modifiers) }
    let entry = Known(low: low, high: high, code: procedure.code, modifiers: procedure.modifiers)
    if known.count < 8 {
      known.append(entry)
    } else {
      known[oldest] = entry
      oldest = (oldest + 1) % 8
    }
    return (procedure.code, procedure.modifiers)
  }

  /// Up to fifteen bytes and their number; nil for more.
  private static func key(_ bytes: Bytes) -> (UInt64, UInt64)? {
    guard bytes.count < 16 else { return nil }
    var low: UInt64 = 0
    var high = UInt64(bytes.count)
    for offset in 0..<min(bytes.count, 8) { low = low << 8 | UInt64(bytes[offset]) }
    for offset in min(bytes.count, 8)..<bytes.count { high = high << 8 | UInt64(bytes[offset]) }
    return (low, high)
  }
}

extension Segment {
  /// The account of a BPR that begins at a position.
  fileprivate func account(_ position: Int) -> BankTransfer.Account? {
    guard let routing = text(position + 1), let account = text(position + 3) else { return nil }
    return BankTransfer.Account(routingNumber: routing, accountNumber: account)
  }
}
