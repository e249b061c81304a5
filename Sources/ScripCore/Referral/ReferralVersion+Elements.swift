/// What a check found about one element of an order.
public enum ElementState: String, Hashable, Sendable, Codable {
  case present
  case missing
  /// Something stands there that nobody could read.
  case unreadable
  /// The order says two things that cannot both hold.
  case conflicts
}

extension ReferralVersion {
  /// Whether the order carries the element. Source: domain.md B1.
  public func state(of element: ReferralElement) -> ElementState {
    if unreadable.contains(element) { return .unreadable }
    if schedule.conflicts, element == .visitCount || element == .duration || element == .frequency {
      return .conflicts
    }
    return carries(element) ? .present : .missing
  }

  private func carries(_ element: ReferralElement) -> Bool {
    switch element {
    case .patientName: patientName.isWritten
    case .patientBirthDate: patientBirthDate != nil
    case .prescriberName: prescriber.name.isWritten
    case .prescriberCredential: prescriber.credential != nil
    case .prescriberNPI: prescriber.npi.isWritten
    case .prescriberContact: prescriber.phone.isWritten || prescriber.fax.isWritten
    case .signature: signature != .none
    case .signedDate: signedOn != nil
    case .diagnosisText: diagnoses.contains { $0.text.isWritten || $0.code != nil }
    case .diagnosisCode: diagnoses.contains { $0.code != nil }
    case .modality: !modalities.isEmpty
    case .bodyRegion: !regions.isEmpty
    // Frequency and period together do not make a number: Scrip does not multiply on the prescriber's behalf.
    case .visitCount: schedule.visits != nil
    case .frequency: schedule.frequency != nil
    case .duration: schedule.duration != nil || endsOn != nil
    default: carriesParticular(element)
    }
  }

  /// The elements that only some payers ask for.
  private func carriesParticular(_ element: ReferralElement) -> Bool {
    switch element {
    case .medicalNecessity: medicalNecessity.isWritten
    case .goals: !goals.isEmpty
    case .precautions: precautions.isWritten
    case .claimNumber: claimNumber.isWritten
    case .injuryDate: injuryDate != nil
    case .injuryState: injuryState.isWritten
    case .authorizationNumber: authorizationNumber.isWritten
    case .adjuster: adjuster.isWritten
    case .attorney: attorney.isWritten
    case .lienSigned: lienSigned
    default: false
    }
  }
}

extension String? {
  /// Whether there is any text.
  var isWritten: Bool { self?.isEmpty == false }
}
