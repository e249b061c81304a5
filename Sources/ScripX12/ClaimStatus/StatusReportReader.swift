import ScripCore
import X12

/// 277 and 277CA: what a payer said about claims.
struct StatusReportReader: SetReader {
  private let acknowledges: Bool
  private var report = ClaimStatusReport(
    payer: ClaimPayer(name: "", number: ""), receiver: .init(name: "", number: "", contact: "", phone: nil),
    provider: ClaimProvider(name: .organization(""), npi: nil), batchReference: "", claims: [])
  private var patient: ClaimName?
  private var memberID: String?
  private var isPatient = false
  private var claim: ClaimStatusReply?
  private var line: ClaimStatusReply.Line?

  /// - Parameter acknowledges: 277CA, where STC03 says whether the claim was taken.
  init(acknowledges: Bool) { self.acknowledges = acknowledges }

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.BHT: report.batchReference = segment.text(3) ?? ""
    case SegmentName.HL:
      closeClaim()
      isPatient = segment[3] == "PT" || segment[3] == "22" || segment[3] == "23"
    case SegmentName.NM1: takeName(segment)
    case SegmentName.TRN: takeTrace(segment)
    case SegmentName.STC: takeStatus(segment, &faults)
    case SegmentName.REF: takeReference(segment)
    case SegmentName.DTP:
      if segment[1] == "472", line == nil, let days = segment.days(&faults) { claim?.days = days }
    case SegmentName.SVC:
      closeLine()
      line = ClaimStatusReply.Line(
        procedure: ProcedureCode(segment[1, 2].string), charge: segment.money(2, &faults))
    default: break
    }
  }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content {
    closeClaim()
    return acknowledges ? .claimAcknowledgement(report) : .statusReplies(report)
  }

  private mutating func takeName(_ segment: borrowing Segment) {
    if isPatient {
      patient = segment.name
      memberID = segment.text(9)
    } else if segment[1] == "41" {
      report.receiver = .init(name: segment.text(3) ?? "", number: segment.text(9) ?? "", contact: "", phone: nil)
    } else if segment[1] == "PR" {
      report.payer = segment.payer
    } else {
      report.provider = segment.provider
    }
  }

  private mutating func takeTrace(_ segment: borrowing Segment) {
    guard isPatient else { return }
    closeClaim()
    claim = ClaimStatusReply(traceNumber: segment.text(2) ?? "", payer: report.payer)
    claim?.patient = patient
    claim?.memberID = memberID
  }

  private mutating func takeStatus(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    var codes: [ClaimStatus.Code] = []
    for position in [1, 10, 11] where !segment[position].isEmpty {
      codes.append(
        ClaimStatus.Code(
          segment.text(position, 1) ?? "", segment.text(position, 2) ?? "", entity: segment.text(position, 3)))
    }
    var status = ClaimStatus(codes: codes, day: segment.day(2, &faults), charge: segment.money(4, &faults))
    status.action = acknowledges ? segment.text(3) : nil
    status.paid = segment.money(5, &faults)
    status.message = segment.text(12)
    if line != nil { line?.statuses.append(status) } else { claim?.statuses.append(status) }
  }

  private mutating func takeReference(_ segment: borrowing Segment) {
    if line != nil {
      if segment[1] == "FJ" { line?.controlNumber = segment.text(2) }
    } else if segment[1] == "1K" {
      claim?.payerClaimNumber = segment.text(2)
    } else if segment[1] == "D9" {
      claim?.clearinghouseNumber = segment.text(2)
    }
  }

  private mutating func closeLine() {
    guard let line else { return }
    claim?.lines.append(line)
    self.line = nil
  }

  private mutating func closeClaim() {
    closeLine()
    guard let claim else { return }
    report.claims.append(claim)
    self.claim = nil
  }
}
