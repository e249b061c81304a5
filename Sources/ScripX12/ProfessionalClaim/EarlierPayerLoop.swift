import ScripCore
import X12

/// Loops 2320, 2330A and 2330B: what a payer before this one did with the claim.
extension EarlierPayer {
  func write(into segments: inout SegmentWriter, assigns: Bool) {
    segments.begin("SBR")
    segments.put(coverage.rank.rawValue)
    segments.put(coverage.relationship.rawValue)
    segments.put(plain: coverage.groupNumber)
    segments.put(plain: coverage.groupName)
    segments.skip(4)
    segments.put(coverage.filing.rawValue)
    segments.end()
    segments.adjustments(adjustments)
    segments.amount("D", paid)
    segments.begin("OI")
    segments.skip(2)
    assigns ? segments.code("Y") : segments.code("N")
    segments.skip(2)
    segments.code("Y")
    segments.end()
    segments.name("IL", coverage.subscriber.name, "MI", coverage.memberID)
    segments.address(coverage.subscriber.address)
    segments.name("PR", .organization(coverage.payer.name), "PI", coverage.payer.number)
    segments.address(coverage.payer.address)
    segments.date("573", decidedOn)
    segments.reference("F8", payerClaimNumber)
  }
}
