import ScripCore
import X12

extension ClaimStatusReport {
  /// 277 005010X212: the answer to inquiries.
  public func writeReply(into writer: inout InterchangeWriter, at time: EnvelopeTime) {
    writer.transaction { segments in
      segments.statusHeader("0010", "08", batchReference, "DG", at: time)
      segments.source("PR", payer)
      segments.level(2, below: 1, "21", hasChild: true)
      segments.name("41", .organization(receiver.name), "46", receiver.number)
      segments.provider("1P", provider, level: 3, below: 2, "19")
      for (index, claim) in claims.enumerated() {
        segments.level(4 + index, below: 3, "22", hasChild: false)
        if let patient = claim.patient { segments.name("IL", patient, "MI", claim.memberID) }
        segments.trace("2", claim.traceNumber, origin: nil)
        for status in claim.statuses { segments.status(status, acknowledges: false) }
        segments.reference("1K", claim.payerClaimNumber)
        claim.writeDays(&segments)
        for line in claim.lines { line.write(into: &segments, acknowledges: false) }
      }
    }
  }

  /// 277CA 005010X214: which claims of a batch were taken and which came back.
  public func writeAcknowledgement(into writer: inout InterchangeWriter, on day: CalendarDay, at time: EnvelopeTime) {
    let rejected = claims.filter(\.isRejected)
    let accepted = claims.filter { !$0.isRejected }
    writer.transaction { segments in
      segments.statusHeader("0085", "08", batchReference, "TH", at: time)
      segments.source("PR", payer)
      segments.trace("1", batchReference, origin: nil)
      segments.date("050", day)
      segments.date("009", day)
      segments.level(2, below: 1, "21", hasChild: true)
      segments.name("41", .organization(receiver.name), "46", receiver.number)
      segments.trace("2", batchReference, origin: nil)
      segments.status(whole(on: day), acknowledges: true)
      segments.totals(["90", "AA"], of: accepted, and: rejected)
      segments.provider("85", provider, level: 3, below: 2, "19")
      // The level keeps no number of its own.
      segments.trace("1", "0", origin: nil)
      segments.status(whole(on: nil), acknowledges: true)
      segments.totals(["QA", "QC"], of: accepted, and: rejected)
      for (index, claim) in claims.enumerated() {
        segments.level(4 + index, below: 3, "PT")
        if let patient = claim.patient { segments.name("QC", patient, "MI", claim.memberID) }
        segments.trace("2", claim.traceNumber, origin: nil)
        for status in claim.statuses { segments.status(status, acknowledges: true) }
        segments.reference("1K", claim.payerClaimNumber)
        segments.reference("D9", claim.clearinghouseNumber)
        claim.writeDays(&segments)
        for line in claim.lines { line.write(into: &segments, acknowledges: true) }
      }
    }
  }

  /// The batch as a whole was taken in; the claims speak for themselves.
  private func whole(on day: CalendarDay?) -> ClaimStatus {
    ClaimStatus(
      codes: [ClaimStatus.Code("A1", "19", entity: "PR")], day: day, action: "WQ", charge: claims.charge)
  }
}

extension [ClaimStatusReply] {
  fileprivate var charge: Money { reduce(.zero) { $0 + ($1.statuses.first?.charge ?? .zero) } }
}

extension ClaimStatusReply {
  fileprivate func writeDays(_ segments: inout SegmentWriter) {
    if let days { segments.date("472", days) }
  }
}

extension ClaimStatusReply.Line {
  fileprivate func write(into segments: inout SegmentWriter, acknowledges: Bool) {
    segments.begin("SVC")
    if let procedure { segments.procedure(procedure, []) } else { segments.skip() }
    segments.put(charge ?? .zero)
    if !acknowledges { segments.put(Money.zero) }
    segments.end()
    for status in statuses { segments.status(status, acknowledges: acknowledges) }
    segments.reference("FJ", controlNumber)
  }
}

extension SegmentWriter {
  /// How many claims were taken and how many came back, then for how much; nothing for none.
  fileprivate mutating func totals(
    _ counts: [StaticString], of accepted: [ClaimStatusReply], and rejected: [ClaimStatusReply]
  ) {
    for (qualifier, claims) in zip(counts, [accepted, rejected]) where !claims.isEmpty {
      begin("QTY")
      code(qualifier)
      put(claims.count)
      end()
    }
    if !accepted.isEmpty { amount("YU", accepted.charge) }
    if !rejected.isEmpty { amount("YY", rejected.charge) }
  }
}
