import ScripCore
import X12

/// Loops 2000B, 2010BA, 2010BB, 2000C and 2010CA: whose plan, which payer, who was treated.
extension Claim {
  /// Writes the levels and the claim below them; answers the number of the last level.
  func write(into segments: inout SegmentWriter, after last: Int, below billing: Int) -> Int {
    let level = last + 1
    segments.level(level, below: billing, "22", hasChild: dependent != nil)
    segments.begin("SBR")
    segments.put(coverage.rank.rawValue)
    dependent == nil ? segments.code("18") : segments.skip()
    segments.put(plain: coverage.groupNumber)
    segments.put(plain: coverage.groupName)
    segments.skip(4)
    segments.put(coverage.filing.rawValue)
    segments.end()
    segments.name("IL", coverage.subscriber.name, "MI", coverage.memberID)
    segments.address(coverage.subscriber.address)
    segments.demographics(coverage.subscriber)
    if dependent == nil { segments.reference("Y4", propertyCasualtyNumber) }
    segments.name("PR", .organization(coverage.payer.name), "PI", coverage.payer.number)
    segments.address(coverage.payer.address)
    guard let dependent else {
      write(into: &segments)
      return level
    }
    segments.level(level + 1, below: level, "23", hasChild: false)
    segments.begin("PAT")
    segments.put(coverage.relationship.rawValue)
    segments.end()
    segments.name("QC", dependent.name, "MI", nil)
    segments.address(dependent.address)
    segments.demographics(dependent)
    segments.reference("Y4", propertyCasualtyNumber)
    write(into: &segments)
    return level + 1
  }
}
