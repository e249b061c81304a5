import ScripCore
import X12

/// Header and levels: submitter, billing provider, subscriber, payer, patient.
extension ClaimBatchReader {
  mutating func takeOfLevel(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.BHT: batch.reference = segment.text(3) ?? ""
    case SegmentName.PER: takeContact(segment)
    case SegmentName.PRV: if segment[1] == "BI" { billing.provider.taxonomy = segment.text(3) }
    case SegmentName.SBR: takeSubscriber(segment, &faults)
    case SegmentName.PAT:
      if let relationship: ClaimCoverage.Relationship = segment.known(1) { coverage.relationship = relationship }
    case SegmentName.N3: changeAddress { $0.takeStreet(segment) }
    case SegmentName.N4: changeAddress { $0.takeCity(segment) }
    case SegmentName.DMG:
      if party == .subscriber { coverage.subscriber.takeDemographics(segment, &faults) }
      if party == .patient { dependent?.takeDemographics(segment, &faults) }
    case SegmentName.REF: takeReferenceOfLevel(segment)
    default: break
    }
  }

  private mutating func takeContact(_ segment: borrowing Segment) {
    if party == .billing { billing.phone = segment.communication("TE").flatMap(PhoneNumber.init) }
    guard party == .submitter else { return }
    batch.submitter.contact = segment.text(2) ?? ""
    batch.submitter.phone = segment.communication("TE").flatMap(PhoneNumber.init)
    batch.submitter.email = segment.communication("EM")
  }

  private mutating func takeSubscriber(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    coverage.take(segment, &faults)
    coverage.relationship = segment[2] == "18" ? .patient : .unknown
  }

  private mutating func takeReferenceOfLevel(_ segment: borrowing Segment) {
    if segment[1] == "Y4", party == .subscriber || party == .patient { propertyCasualtyNumber = segment.text(2) }
    guard party == .billing, let value = segment.text(2) else { return }
    if segment[1] == "EI" { billing.tax = .employer(value) }
    if segment[1] == "SY" { billing.tax = .socialSecurity(value) }
    if segment[1] == "0B" { billing.provider.licence = value }
  }

  private mutating func changeAddress(_ change: (inout PostalAddress?) -> Void) {
    switch party {
    case .billing:
      var address: PostalAddress? = billing.address
      change(&address)
      if let address { billing.address = address }
    case .subscriber: change(&coverage.subscriber.address)
    case .payer: change(&coverage.payer.address)
    case .patient:
      if var person = dependent {
        change(&person.address)
        dependent = person
      }
    default: break
    }
  }
}

/// Loop 2300 with its providers, and 2320 with what earlier payers did.
extension ClaimBatchReader {
  mutating func takeOfClaim(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    guard var claim else { return }
    self.claim = nil
    if claim.earlierPayers.isEmpty, segment.id.number != SegmentName.SBR {
      takeOfClaim(&claim, segment, &faults)
    } else {
      takeOfEarlierPayer(&claim, segment, &faults)
    }
    self.claim = claim
  }

  private mutating func takeOfClaim(
    _ claim: inout Claim, _ segment: borrowing Segment, _ faults: inout ReadingFaults
  ) {
    switch segment.id.number {
    case SegmentName.DTP: claim.takeDay(segment, &faults)
    case SegmentName.AMT: if segment[1] == "F5" { claim.patientPaid = segment.money(2, &faults) }
    case SegmentName.NTE: if segment[1] == "ADD" { claim.note = segment.text(2) }
    case SegmentName.HI: claim.diagnoses += segment.diagnoses(&faults)
    case SegmentName.PRV: if party == .rendering { claim.rendering?.taxonomy = segment.text(3) }
    case SegmentName.N3: if party == .facility { claim.facility?.address.takeStreet(segment) }
    case SegmentName.N4: if party == .facility { claim.facility?.address.takeCity(segment) }
    case SegmentName.REF: takeReference(&claim, segment)
    default: break
    }
  }

  private mutating func takeReference(_ claim: inout Claim, _ segment: borrowing Segment) {
    let value = segment.text(2)
    if segment[1] == "0B" {
      switch party {
      case .referring: claim.referring?.licence = value
      case .rendering: claim.rendering?.licence = value
      case .facility: claim.facility?.licence = value
      case .supervising: claim.supervising?.licence = value
      default: break
      }
    } else if segment[1] == "9F" {
      claim.planReferralNumber = value
    } else if segment[1] == "G1" {
      claim.authorizationNumber = value
    } else if segment[1] == "F8" {
      earlierNumber = value
    }
  }

  private mutating func takeOfEarlierPayer(
    _ claim: inout Claim, _ segment: borrowing Segment, _ faults: inout ReadingFaults
  ) {
    if segment.id.number == SegmentName.SBR {
      party = .passedOver
      var payer = EarlierPayer(coverage: .unread, paid: .zero)
      payer.coverage.take(segment, &faults)
      payer.coverage.relationship = segment.known(2) ?? .unknown
      claim.earlierPayers.append(payer)
      return
    }
    claim.earlierPayers[claim.earlierPayers.count - 1].take(segment, of: party, &faults)
  }
}

extension EarlierPayer {
  fileprivate mutating func take(
    _ segment: borrowing Segment, of party: ClaimBatchReader.Party, _ faults: inout ReadingFaults
  ) {
    switch segment.id.number {
    case SegmentName.CAS: segment.adjustments(into: &adjustments, &faults)
    case SegmentName.AMT: if segment[1] == "D" { paid = segment.needed(2, &faults) }
    case SegmentName.N3:
      if party == .otherSubscriber { coverage.subscriber.address.takeStreet(segment) }
      if party == .otherPayer { coverage.payer.address.takeStreet(segment) }
    case SegmentName.N4:
      if party == .otherSubscriber { coverage.subscriber.address.takeCity(segment) }
      if party == .otherPayer { coverage.payer.address.takeCity(segment) }
    case SegmentName.DTP: if segment[1] == "573" { decidedOn = segment.day(3, &faults) }
    case SegmentName.REF: if party == .otherPayer, segment[1] == "F8" { payerClaimNumber = segment.text(2) }
    default: break
    }
  }
}

extension ClaimCoverage {
  /// Takes an SBR, but for the relationship, which stands differently in 2000B and 2320.
  fileprivate mutating func take(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    let rank: Rank? = segment.known(1)
    if rank == nil { faults.add(segment, 1, expected: "P, S or T") }
    self.rank = rank ?? .primary
    groupNumber = segment.text(3)
    groupName = segment.text(4)
    filing = segment.known(9) ?? .mutuallyDefined
  }
}

extension Claim {
  fileprivate mutating func takeDay(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    let qualifier = segment[1]
    if qualifier == "431" {
      dates.onset = segment.day(3, &faults)
    } else if qualifier == "454" {
      dates.initialTreatment = segment.day(3, &faults)
    } else if qualifier == "304" {
      dates.lastSeen = segment.day(3, &faults)
    } else if qualifier == "453" {
      dates.acuteManifestation = segment.day(3, &faults)
    } else if qualifier == "439" {
      accident?.day = segment.day(3, &faults)
    } else if qualifier == "444" {
      dates.firstContact = segment.day(3, &faults)
    }
  }
}

/// Loop 2400 with 2420E and 2430.
extension ClaimBatchReader {
  mutating func takeOfLine(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    switch segment.id.number {
    case SegmentName.SV1: line?.takeService(segment, &faults)
    case SegmentName.DTP: line?.takeDay(segment, &faults)
    case SegmentName.REF:
      if segment[1] == "6R" { line?.controlNumber = segment.text(2) ?? "" }
      if segment[1] == "0B", party == .ordering { line?.orderingProvider?.licence = segment.text(2) }
    case SegmentName.SVD: line?.takeAdjudication(segment, &faults)
    case SegmentName.CAS:
      if let last = line?.adjudications.indices.last {
        segment.adjustments(into: &line!.adjudications[last].adjustments, &faults)
      }
    default: break
    }
  }
}

extension ServiceLine {
  fileprivate mutating func takeService(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    let service = segment.procedure(1, &faults)
    if let code = service.code { procedure = code }
    modifiers = service.modifiers
    description = service.description
    charge = segment.needed(2, &faults)
    units = segment.count(4, &faults) ?? 0
    for component in 1...4 where !segment[7, component].isEmpty {
      if let pointer = segment[7, component].integer {
        pointers.append(pointer)
      } else {
        faults.add(segment, 7, expected: "the place of a diagnosis")
      }
    }
  }

  fileprivate mutating func takeDay(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    if segment[1] == "472" {
      if let days = segment.days(&faults) { day = days.lowerBound }
    } else if segment[1] == "471" {
      orderedOn = segment.day(3, &faults)
    } else if segment[1] == "573", let last = adjudications.indices.last {
      adjudications[last].decidedOn = segment.day(3, &faults)
    }
  }

  fileprivate mutating func takeAdjudication(_ segment: borrowing Segment, _ faults: inout ReadingFaults) {
    adjudications.append(
      LineAdjudication(
        payerNumber: segment.text(1) ?? "", paid: segment.needed(2, &faults),
        paidUnits: segment.count(5, &faults) ?? 0, adjustments: [], decidedOn: nil))
  }
}

extension Segment {
  /// The number of a PER after its qualifier: `TE`, `FX`, `EM`.
  func communication(_ qualifier: StaticString) -> String? {
    for position in [3, 5, 7] where self[position] == qualifier { return text(position + 1) }
    return nil
  }
}
