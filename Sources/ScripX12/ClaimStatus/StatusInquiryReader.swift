import ScripCore
import X12

/// 276: one inquiry for each claim that is asked about.
struct StatusInquiryReader: SetReader {
  private var levels = MemberLevelsReader()
  private var receiver = ClaimProvider(name: .organization(""), npi: nil)
  private var inquiries: [ClaimStatusInquiry] = []

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.HL: levels.openLevel(segment)
    case SegmentName.NM1 where segment[1] == "41": receiver = segment.provider
    case SegmentName.TRN where levels.member != nil: open(segment)
    case SegmentName.REF:
      guard let last = inquiries.indices.last else { return }
      if segment[1] == "1K" { inquiries[last].payerClaimNumber = segment.text(2) }
      if segment[1] == "EJ" { inquiries[last].controlNumber = segment.text(2) }
    case SegmentName.AMT where segment[1] == "T3":
      if let last = inquiries.indices.last { inquiries[last].charge = segment.money(2, &faults) }
    case SegmentName.DTP where segment[1] == "472":
      if let last = inquiries.indices.last, let days = segment.days(&faults) { inquiries[last].days = days }
    default: levels.take(segment, &faults)
    }
  }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content { .statusInquiries(inquiries) }

  private mutating func open(_ segment: borrowing Segment) {
    guard let member = levels.member else { return }
    inquiries.append(
      ClaimStatusInquiry(
        traceNumber: segment.text(2) ?? "", payer: levels.payer, receiver: receiver, provider: levels.provider,
        member: member, days: levels.sentOn...levels.sentOn))
  }
}
