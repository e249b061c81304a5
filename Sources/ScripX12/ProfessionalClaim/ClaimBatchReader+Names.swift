import ScripCore
import X12

/// NM1 of every loop: it says whom the segments after it are about.
extension ClaimBatchReader {
  mutating func takeName(_ segment: borrowing Segment) {
    if line != nil { return takeNameOfLine(segment) }
    if claim != nil { return takeNameOfClaim(segment) }
    if segment[1] == "41" {
      party = .submitter
      batch.submitter.name = segment.text(3) ?? ""
      batch.submitter.number = segment.text(9) ?? ""
    } else if segment[1] == "40" {
      party = .receiver
      batch.receiver = .init(name: segment.text(3) ?? "", number: segment.text(9) ?? "")
    } else if segment[1] == "85" {
      party = .billing
      billing.provider.name = segment.name
      billing.provider.npi = segment.text(9)
    } else if segment[1] == "IL" {
      party = .subscriber
      coverage.subscriber.name = segment.name
      coverage.memberID = segment.text(9) ?? ""
    } else if segment[1] == "PR" {
      party = .payer
      coverage.payer = segment.payer
    } else if segment[1] == "QC" {
      party = .patient
      dependent?.name = segment.name
    } else {
      party = .passedOver
    }
  }

  private mutating func takeNameOfClaim(_ segment: borrowing Segment) {
    party = .passedOver
    guard var claim else { return }
    if let last = claim.earlierPayers.indices.last {
      if segment[1] == "IL" {
        party = .otherSubscriber
        claim.earlierPayers[last].coverage.subscriber.name = segment.name
        claim.earlierPayers[last].coverage.memberID = segment.text(9) ?? ""
      } else if segment[1] == "PR" {
        party = .otherPayer
        claim.earlierPayers[last].coverage.payer = segment.payer
      }
    } else if segment[1] == "DN" {
      party = .referring
      claim.referring = segment.provider
    } else if segment[1] == "82" {
      party = .rendering
      claim.rendering = segment.provider
    } else if segment[1] == "77" {
      party = .facility
      claim.facility = segment.provider
    } else if segment[1] == "DQ" {
      party = .supervising
      claim.supervising = segment.provider
    }
    self.claim = claim
  }

  private mutating func takeNameOfLine(_ segment: borrowing Segment) {
    party = .passedOver
    guard segment[1] == "DK" else { return }
    party = .ordering
    line?.orderingProvider = segment.provider
  }
}
