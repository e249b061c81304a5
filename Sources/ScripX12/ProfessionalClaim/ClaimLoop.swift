import ScripCore
import X12

/// Loop 2300 with 2310A–2310D: the claim itself and its providers.
extension Claim {
  func write(into segments: inout SegmentWriter) {
    claimInformation(&segments)
    segments.date("431", dates.onset)
    segments.date("454", dates.initialTreatment)
    segments.date("304", dates.lastSeen)
    segments.date("453", dates.acuteManifestation)
    segments.date("439", accident?.day)
    segments.date("444", dates.firstContact)
    segments.amount("F5", patientPaid)
    segments.reference("9F", planReferralNumber)
    segments.reference("G1", authorizationNumber)
    segments.reference("F8", frequency.earlier)
    if let note {
      segments.begin("NTE")
      segments.code("ADD")
      segments.put(plain: note)
      segments.end()
    }
    writeDiagnoses(&segments)
    referring?.write(into: &segments, as: "DN")
    if let rendering {
      segments.name("82", rendering.name, "XX", rendering.npi)
      segments.taxonomy("PE", rendering.taxonomy)
      segments.reference("0B", rendering.licence)
    }
    if let facility {
      segments.name("77", facility.name, "XX", facility.npi)
      segments.address(facility.address)
      segments.reference("0B", facility.licence)
    }
    supervising?.write(into: &segments, as: "DQ")
    for index in earlierPayers.indices { earlierPayers[index].write(into: &segments, assigns: assignsBenefits) }
    for index in lines.indices { lines[index].write(into: &segments, number: index + 1) }
  }

  private func claimInformation(_ segments: inout SegmentWriter) {
    segments.begin("CLM")
    segments.put(controlNumber)
    segments.put(charge)
    segments.skip(2)
    segments.composite(placeOfService)
    segments.component(code: "B")
    segments.component(frequency.code)
    // The provider's signature is on file; so is the patient's release.
    segments.code("Y")
    acceptsAssignment ? segments.code("A") : segments.code("C")
    assignsBenefits ? segments.code("Y") : segments.code("N")
    segments.code("Y")
    if let accident {
      segments.skip()
      segments.composite(accident.cause.rawValue)
      if let state = accident.state {
        segments.component(nil)
        segments.component(nil)
        segments.component(state)
      }
    }
    segments.end()
  }

  private func writeDiagnoses(_ segments: inout SegmentWriter) {
    guard !diagnoses.isEmpty else { return }
    segments.begin("HI")
    for index in 0..<min(12, diagnoses.count) {
      index == 0 ? segments.composite(code: "ABK") : segments.composite(code: "ABF")
      segments.component(packed: diagnoses[index].packedASCII)
    }
    segments.end()
  }
}

extension ClaimProvider {
  /// A provider that is a name, an NPI and perhaps a licence: DN, DQ, DK.
  func write(into segments: inout SegmentWriter, as entity: StaticString) {
    segments.name(entity, name, "XX", npi)
    segments.reference("0B", licence)
  }
}

extension Claim.Frequency {
  /// CLM05-3.
  var code: Int {
    switch self {
    case .original: 1
    case .replacement: 7
    case .void: 8
    }
  }

  /// REF F8: the payer's number of the claim that is replaced or taken back.
  var earlier: String? {
    switch self {
    case .original: nil
    case .replacement(let number), .void(let number): number
    }
  }
}
