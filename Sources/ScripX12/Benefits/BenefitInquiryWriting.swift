import ScripCore
import X12

/// 270 005010X279A1: what a practice asks about a member's benefits, one transaction an inquiry.
extension BenefitInquiry {
  /// - Parameter origin: who made the trace number, ten characters: `9` and nine of the practice's own.
  public func write(into writer: inout InterchangeWriter, origin: String, at time: EnvelopeTime) {
    writer.transaction { segments in
      segments.begin("BHT")
      segments.code("0022")
      segments.code("13")
      segments.put(traceNumber)
      segments.put(time.day, width: 8)
      segments.put(time.time, width: 4)
      segments.end()
      segments.source("PR", payer)
      segments.provider("1P", provider, level: 2, below: 1, "21")
      segments.level(3, below: 2, "22", hasChild: member.dependent != nil)
      if member.dependent == nil { segments.trace("1", traceNumber, origin: origin) }
      segments.subscriber(member, demographics: true)
      guard let dependent = member.dependent else { return writeQuestions(&segments) }
      segments.level(4, below: 3, "23", hasChild: false)
      segments.trace("1", traceNumber, origin: origin)
      segments.name("03", dependent.name, "MI", nil)
      segments.address(dependent.address)
      segments.demographics(dependent)
      segments.relationship(member.relationship)
      writeQuestions(&segments)
    }
  }

  private func writeQuestions(_ segments: inout SegmentWriter) {
    segments.date("291", days)
    for type in serviceTypes {
      segments.begin("EQ")
      segments.put(type)
      segments.end()
    }
  }
}

extension SegmentWriter {
  /// INS of somebody who is not the subscriber.
  mutating func relationship(_ relationship: ClaimCoverage.Relationship) {
    begin("INS")
    code("N")
    put(relationship.inquiryCode)
    end()
  }
}

extension ClaimCoverage.Relationship {
  /// INS02 of 270 and 271 knows spouse, child and other adult alone.
  var inquiryCode: String {
    switch self {
    case .spouse, .child: rawValue
    default: "34"
    }
  }
}
