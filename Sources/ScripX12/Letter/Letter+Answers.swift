import ScripCore
import X12

/// Claim statuses, and what a receiver accepted and refused.
extension Letter {
  mutating func write(_ inquiry: ClaimStatusInquiry) {
    say("Where is the claim\(inquiry.controlNumber.map { " \($0)" } ?? "") for \(inquiry.member.shown)?")
    say("  To: \(inquiry.payer.shown)")
    say("  Days: \(inquiry.days.shown)")
    say("  Charge: ", inquiry.charge?.shown)
    say("  Payer's claim number: ", inquiry.payerClaimNumber)
  }

  mutating func write(_ report: ClaimStatusReport) {
    say("\(report.payer.shown) on \(counted(report.claims.count, "claim")):")
    for claim in report.claims { write(claim) }
  }

  private mutating func write(_ reply: ClaimStatusReply) {
    say("")
    say("Claim \(reply.traceNumber)\(reply.isRejected ? ": refused" : "")")
    say("  Patient: ", reply.patient?.plain)
    say("  Days: ", reply.days?.shown)
    say("  Payer's claim number: ", reply.payerClaimNumber)
    for status in reply.statuses { write(status, indent: "  ") }
    for line in reply.lines {
      say("  Line \(line.procedure?.description ?? "without a code")\(line.charge.map { ", \($0.shown)" } ?? "")")
      for status in line.statuses { write(status, indent: "    ") }
    }
  }

  private mutating func write(_ status: ClaimStatus, indent: String) {
    for code in status.codes {
      let entity = code.entity.map { ", about \($0)" } ?? ""
      say("\(indent)\(Words.category(code.category)) (\(code.category), status \(code.status)\(entity))")
    }
    if let day = status.day { say("\(indent)  since \(day.shown)") }
    if let paid = status.paid { say("\(indent)  \(paid.shown) paid") }
    if let message = status.message { say("\(indent)  “\(message)”") }
  }

  mutating func write(_ answer: GroupAnswer) {
    say(
      "Group \(answer.controlNumber) (\(answer.kind)) was \(Words.verdict(answer.verdict)): "
        + "\(answer.accepted) of \(counted(answer.received, "transaction")) accepted.")
    say("  Reasons: ", answer.codes.joined(separator: ", "))
    for set in answer.sets {
      say("  Transaction \(set.controlNumber) (\(set.transaction)) was \(Words.verdict(set.verdict)).")
      for fault in set.faults { write(fault) }
    }
  }

  private mutating func write(_ fault: SegmentFault) {
    let claim = fault.claim.map { ", claim \($0)" } ?? ""
    let loop = fault.loop.map { ", loop \($0)" } ?? ""
    say("    Segment \(fault.position), \(fault.segment)\(loop)\(claim): \(Words.segmentFault(fault.code))")
    for element in fault.elements {
      let place = "\(element.element)" + (element.component.map { "-\($0)" } ?? "")
      let value = element.value.map { " (“\($0)”)" } ?? ""
      say("      Element \(place): \(Words.elementFault(element.code))\(value)")
    }
  }
}
