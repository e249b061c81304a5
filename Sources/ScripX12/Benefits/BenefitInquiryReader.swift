import ScripCore
import X12

/// 270: one inquiry for each patient that is asked about.
struct BenefitInquiryReader: SetReader {
  private var levels = MemberLevelsReader()
  private var inquiries: [BenefitInquiry] = []
  private var serviceTypes: [String] = []
  private var days: ClosedRange<CalendarDay>?

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.HL:
      close()
      levels.openLevel(segment)
    // EQ01 repeats; several EQ are several questions.
    case SegmentName.EQ: serviceTypes += segment.repeats(1)
    case SegmentName.DTP: if segment[1] == "291" { days = segment.days(&faults) }
    default: levels.take(segment, &faults)
    }
  }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content {
    close()
    return .benefitInquiries(inquiries)
  }

  private mutating func close() {
    guard !serviceTypes.isEmpty, let member = levels.member else { return }
    inquiries.append(
      BenefitInquiry(
        traceNumber: levels.traceNumber ?? levels.reference, payer: levels.payer, provider: levels.provider,
        member: member, days: days ?? levels.sentOn...levels.sentOn, serviceTypes: serviceTypes))
    serviceTypes = []
    days = nil
  }
}
