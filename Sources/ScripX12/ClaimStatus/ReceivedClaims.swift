import ScripCore
import X12

/// The claims of one 837 set as they came, and what was found in each.
struct ReceivedClaims {
  /// A stretch of segments: a level before its claims, or a claim. What is wrong in a level is wrong for each claim
  /// under it.
  struct Part {
    var start: Int
    var findings: [X12.Finding] = []
  }

  struct Received {
    var reply: ClaimStatusReply
    var provider: ClaimProvider
    var charge: Money
    /// Its own part and those of the levels around it.
    var parts: [Int]
    /// Where its lines begin.
    var lines: [Int] = []
  }

  private var reference = ""
  private var submitter = ClaimBatch.Submitter(name: "", number: "", contact: "", phone: nil)
  private var parts: [Part] = [Part(start: 0)]
  /// The parts of the levels that are open: billing provider, subscriber, patient.
  private var levels: [(depth: Int, part: Int)] = []
  private var claims: [Received] = []
  private var provider = ClaimProvider(name: .organization(""), npi: nil)
  private var payer = ClaimPayer(name: "", number: "")
  private var patient: ClaimName?
  private var memberID: String?
  private var isInClaim = false
  private var isRefused = false
  private var faults = ReadingFaults()

  mutating func take(_ segment: borrowing Segment) {
    switch segment.id.number {
    case SegmentName.BHT: reference = segment.text(3) ?? ""
    case SegmentName.HL: openLevel(segment)
    case SegmentName.NM1: if !isInClaim { takeName(segment) }
    case SegmentName.CLM: openClaim(segment)
    case SegmentName.LX: if isInClaim { claims[claims.count - 1].lines.append(segment.place.segment) }
    case SegmentName.DTP: if isInClaim, segment[1] == "472" { takeDay(segment) }
    case SegmentName.REF:
      if isInClaim, segment[1] == "D9" { claims[claims.count - 1].reply.clearinghouseNumber = segment.text(2) }
    default: break
    }
  }

  private mutating func openLevel(_ segment: borrowing Segment) {
    isInClaim = false
    let depth = segment[3] == "23" ? 2 : segment[3] == "22" ? 1 : 0
    while let last = levels.last, last.depth >= depth { levels.removeLast() }
    levels.append((depth, parts.count))
    parts.append(Part(start: segment.place.segment))
  }

  private mutating func takeName(_ segment: borrowing Segment) {
    if segment[1] == "41" {
      submitter.name = segment.text(3) ?? ""
      submitter.number = segment.text(9) ?? ""
    } else if segment[1] == "85" {
      provider = segment.provider
    } else if segment[1] == "IL" {
      patient = segment.name
      memberID = segment.text(9)
    } else if segment[1] == "QC" {
      patient = segment.name
    } else if segment[1] == "PR" {
      payer = segment.payer
    }
  }

  private mutating func openClaim(_ segment: borrowing Segment) {
    isInClaim = true
    var reply = ClaimStatusReply(traceNumber: segment.text(1) ?? "", payer: payer)
    reply.patient = patient
    reply.memberID = memberID
    claims.append(
      Received(
        reply: reply, provider: provider, charge: segment.money(2, &faults) ?? .zero,
        parts: levels.map(\.part) + [parts.count]))
    parts.append(Part(start: segment.place.segment))
  }

  private mutating func takeDay(_ segment: borrowing Segment) {
    guard let days = segment.days(&faults) else { return }
    let known = claims[claims.count - 1].reply.days ?? days
    claims[claims.count - 1].reply.days =
      min(known.lowerBound, days.lowerBound)...max(known.upperBound, days.upperBound)
  }

  mutating func add(_ finding: X12.Finding) {
    guard finding.rule.isOfClaim, let part = parts.lastIndex(where: { $0.start <= finding.place.segment }), part > 0
    else {
      isRefused = true
      return
    }
    // Those of a level are said of each claim under it.
    if parts[part].findings.count < ClaimAcknowledger.mostStatuses { parts[part].findings.append(finding) }
  }

  /// A report for each run of claims of one billing provider; none when the set itself is refused.
  func reports(on day: CalendarDay) -> [ClaimStatusReport] {
    if isRefused { return [] }
    var reports: [ClaimStatusReport] = []
    for claim in claims {
      if reports.last?.provider != claim.provider {
        reports.append(
          ClaimStatusReport(
            payer: claim.reply.payer, receiver: submitter, provider: claim.provider, batchReference: reference,
            claims: []))
      }
      var reply = claim.reply
      reply.statuses = statuses(of: claim, on: day)
      reports[reports.count - 1].claims.append(reply)
    }
    return reports
  }

  private func statuses(of claim: Received, on day: CalendarDay) -> [ClaimStatus] {
    let findings = claim.parts.flatMap { parts[$0].findings }
    if findings.isEmpty {
      let accepted = ClaimStatus.Code("A2", "20", entity: "PR")
      return [ClaimStatus(codes: [accepted], day: day, action: "WQ", charge: claim.charge)]
    }
    return findings.prefix(ClaimAcknowledger.mostStatuses).map { finding in
      var status = ClaimStatus(codes: [finding.statusCode], day: day, action: "U", charge: claim.charge)
      let line = claim.lines.count { $0 <= finding.place.segment }
      let place = finding.position + (line == 0 ? "" : " OF LINE \(line)")
      status.message = String("\(place). \(finding.what)".prefix(200))
      return status
    }
  }
}
