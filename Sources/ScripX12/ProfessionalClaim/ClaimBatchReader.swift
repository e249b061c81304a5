import ScripCore
import X12

/// 837P: claims with their levels. What a practice does not send (ambulance, anesthesia, drugs) is passed over.
struct ClaimBatchReader: SetReader {
  /// Whom the segments after an NM1 are about.
  enum Party {
    case submitter, receiver, billing, subscriber, payer, patient
    case referring, rendering, facility, supervising, otherSubscriber, otherPayer, ordering, passedOver
  }

  var batch = ClaimBatch(
    reference: "", submitter: .init(name: "", number: "", contact: "", phone: nil),
    receiver: .init(name: "", number: ""),
    claims: [])
  var party = Party.passedOver
  var billing = BillingProvider.unread
  var coverage = ClaimCoverage.unread
  var dependent: ClaimPerson?
  /// REF Y4 of the subscriber's or the patient's level.
  var propertyCasualtyNumber: String?
  var claim: Claim?
  /// CLM05-3 and REF F8, which together make the frequency.
  var frequency = ""
  var earlierNumber: String?
  var line: ServiceLine?

  mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.HL: openLevel(segment)
    case SegmentName.CLM: openClaim(segment, &faults)
    case SegmentName.LX: openLine(segment)
    case SegmentName.NM1: takeName(segment)
    default:
      if line != nil {
        takeOfLine(segment, &faults)
      } else if claim != nil {
        takeOfClaim(segment, &faults)
      } else {
        takeOfLevel(segment, &faults)
      }
    }
  }

  mutating func finish(_ faults: inout ReadingFaults) -> ReadTransaction.Content {
    closeClaim()
    return .claims(batch)
  }

  private mutating func openLevel(_ segment: borrowing Segment) {
    closeClaim()
    party = .passedOver
    if segment[3] == "20" {
      billing = .unread
    } else if segment[3] == "22" {
      coverage = .unread
      dependent = nil
      propertyCasualtyNumber = nil
    } else if segment[3] == "23" {
      dependent = ClaimPerson(name: ClaimName(family: "", given: ""), birthDate: nil)
      propertyCasualtyNumber = nil
    }
  }

  private mutating func openClaim(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    closeClaim()
    var claim = Claim(
      controlNumber: segment.text(1) ?? "", placeOfService: segment.text(5, 1) ?? "", billing: billing,
      coverage: coverage, dependent: dependent, diagnoses: [], lines: [])
    claim.propertyCasualtyNumber = propertyCasualtyNumber
    claim.acceptsAssignment = segment[7] == "A"
    claim.assignsBenefits = segment[8] == "Y"
    if let cause = segment.text(11, 1) {
      if let cause = Claim.Accident.Cause(rawValue: cause) {
        claim.accident = Claim.Accident(cause, on: nil, state: segment.text(11, 4))
      } else {
        faults.add(segment, 11, expected: "a cause")
      }
    }
    frequency = segment.text(5, 3) ?? ""
    earlierNumber = nil
    if frequency != "1", frequency != "7", frequency != "8" { faults.add(segment, 5, expected: "frequency 1, 7 or 8") }
    self.claim = claim
  }

  private mutating func openLine(_ segment: borrowing Segment) {
    closeLine()
    party = .passedOver
    line = ServiceLine(
      controlNumber: "", day: CalendarDay(daysSinceEpoch: 0), procedure: .massage, charge: .zero, units: 0,
      pointers: [])
  }

  private mutating func closeLine() {
    guard let line else { return }
    claim?.lines.append(line)
    self.line = nil
  }

  private mutating func closeClaim() {
    closeLine()
    guard var claim else { return }
    switch frequency {
    case "7": claim.frequency = .replacement(of: earlierNumber ?? "")
    case "8": claim.frequency = .void(of: earlierNumber ?? "")
    default: claim.frequency = .original
    }
    batch.claims.append(claim)
    self.claim = nil
  }
}

extension BillingProvider {
  /// Before anything of it was read.
  static let unread = BillingProvider(
    provider: ClaimProvider(name: .organization(""), npi: nil),
    address: PostalAddress(street: "", city: "", state: "", zip: ""), tax: .employer(""))
}

extension ClaimCoverage {
  /// Before anything of it was read.
  static let unread = ClaimCoverage(
    filing: .mutuallyDefined,
    subscriber: ClaimPerson(name: .organization(""), birthDate: nil), memberID: "",
    payer: ClaimPayer(name: "", number: ""))
}
