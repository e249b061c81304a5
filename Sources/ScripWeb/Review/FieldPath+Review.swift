import ScripIntake

extension FieldPath {
  /// The fields of the review in the order a person checks them against the page.
  static let reviewGroups: [(name: String, paths: [FieldPath])] = [
    ("Patient", [.patientName, .dateOfBirth, .patientPhone, .patientAddress]),
    ("Prescriber", [.prescriberName, .credential, .npi, .prescriberPhone, .prescriberFax, .practice]),
    ("Order", [.diagnoses, .bodyRegions, .laterality, .modalities, .medicalNecessity, .goals]),
    ("Schedule", [.numberOfSessions, .frequency, .duration, .untilDate, .sessionMinutes]),
    ("Dates and signature", [.orderDate, .signed, .signatureDate, .expirationDate]),
    ("Payer", [.payerName, .memberID, .claimNumber, .dateOfInjury]),
  ]

  /// The name of the entry.
  var label: String {
    switch self {
    case .patientName: "Name"
    case .dateOfBirth: "Date of birth"
    case .patientPhone: "Telephone"
    case .patientAddress: "Address"
    case .prescriberName: "Prescriber"
    case .credential: "Credential"
    case .npi: "NPI"
    case .prescriberPhone: "Telephone"
    case .prescriberFax: "Fax"
    case .practice: "Office"
    case .diagnoses: "Diagnoses"
    case .bodyRegions: "Body regions"
    case .laterality: "Side"
    case .modalities: "Treatment"
    case .cptCodes: "Procedure codes"
    case .frequency: "Frequency"
    case .asNeeded: "As needed"
    case .numberOfSessions: "Number of visits"
    case .duration: "Period"
    case .untilDate: "Until"
    case .sessionMinutes: "Minutes a visit"
    case .medicalNecessity: "Medical necessity"
    case .goals: "Goals"
    case .orderDate: "Ordered on"
    case .expirationDate: "Expires on"
    case .signed: "Signed"
    case .signatureDate: "Signed on"
    case .payerName: "Payer"
    case .memberID: "Member number"
    case .claimNumber: "Claim number"
    case .dateOfInjury: "Date of injury"
    }
  }

  /// Whether the entry wants more than one line.
  static func isLong(_ path: String) -> Bool {
    path == FieldPath.medicalNecessity.rawValue || path == FieldPath.goals.rawValue
      || path == FieldPath.diagnoses.rawValue
  }
}

extension FieldLine {
  /// What to do about a number that could be worked out and that the page does not write.
  var reckonedAdvice: String? {
    reckoned.map { "\($0), not written on the page. Leave it empty, or write the number that the prescriber wrote." }
  }
}
