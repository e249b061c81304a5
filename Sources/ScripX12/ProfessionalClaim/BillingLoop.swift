import ScripCore
import X12

/// Loops 2000A and 2010AA: who asks to be paid.
extension BillingProvider {
  func write(into segments: inout SegmentWriter, level: Int) {
    segments.level(level, below: nil, "20", hasChild: true)
    segments.taxonomy("BI", provider.taxonomy)
    segments.name("85", provider.name, "XX", provider.npi)
    segments.address(address)
    switch tax {
    case .employer(let digits): segments.reference("EI", digits)
    case .socialSecurity(let digits): segments.reference("SY", digits)
    }
    segments.reference("0B", provider.licence)
    guard let phone else { return }
    segments.begin("PER")
    segments.code("IC")
    segments.skip()
    segments.code("TE")
    segments.put(phone.digits)
    segments.end()
  }
}

extension SegmentWriter {
  /// PRV with a taxonomy code; nothing when nil.
  mutating func taxonomy(_ provider: StaticString, _ taxonomy: String?) {
    guard let taxonomy else { return }
    begin("PRV")
    code(provider)
    code("PXC")
    put(taxonomy)
    end()
  }
}
