/// One thing an order may have to carry. The names are those of the payer data.
///
/// Source: domain.md B1; which class asks for which is data (`payer_rules.json`).
public enum ReferralElement: String, Hashable, Sendable, CaseIterable, Codable {
  case patientName = "patient_name"
  case patientBirthDate = "patient_dob"
  case prescriberName = "prescriber_name"
  case prescriberCredential = "prescriber_credential"
  case prescriberNPI = "prescriber_npi"
  case prescriberContact = "prescriber_contact"
  case signature
  case signedDate = "signed_date"
  case diagnosisText = "diagnosis_text"
  case diagnosisCode = "diagnosis_code"
  case modality
  case bodyRegion = "body_region"
  case visitCount = "visit_count"
  case frequency
  case duration
  case medicalNecessity = "medical_necessity"
  case goals
  case precautions
  case claimNumber = "claim_number"
  case injuryDate = "injury_date"
  case injuryState = "injury_state"
  case authorizationNumber = "authorization_number"
  case adjuster
  case attorney
  case lienSigned = "lien_signed"

  /// The place in `allCases`: fits a bit of a 32-bit set.
  var bit: UInt32 { 1 << UInt32(ordinal) }

  /// Whether only the prescriber can supply it. The rest a front desk closes without them.
  public var decidedByPrescriber: Bool {
    switch self {
    case .signature, .signedDate, .diagnosisText, .diagnosisCode, .modality, .bodyRegion, .visitCount, .frequency,
      .duration, .medicalNecessity, .goals, .precautions:
      true
    default: false
    }
  }

  /// `number of visits`: how a person reads it in the middle of a sentence.
  public var shown: String { Self.shownNames[ordinal] }

  var ordinal: Int {
    switch self {
    case .patientName: 0
    case .patientBirthDate: 1
    case .prescriberName: 2
    case .prescriberCredential: 3
    case .prescriberNPI: 4
    case .prescriberContact: 5
    case .signature: 6
    case .signedDate: 7
    case .diagnosisText: 8
    case .diagnosisCode: 9
    case .modality: 10
    case .bodyRegion: 11
    case .visitCount: 12
    case .frequency: 13
    case .duration: 14
    case .medicalNecessity: 15
    case .goals: 16
    case .precautions: 17
    case .claimNumber: 18
    case .injuryDate: 19
    case .injuryState: 20
    case .authorizationNumber: 21
    case .adjuster: 22
    case .attorney: 23
    case .lienSigned: 24
    }
  }

  private static let shownNames = [
    "patient's name", "patient's date of birth", "prescriber's name", "prescriber's credential", "prescriber's NPI",
    "prescriber's telephone or fax", "signature", "date of signature", "diagnosis", "diagnosis code",
    "kind of treatment",
    "body region", "number of visits", "frequency", "period", "reason for medical necessity", "goals", "precautions",
    "claim number", "date of injury", "state of the accident", "authorization number", "adjuster", "attorney",
    "signed lien",
  ]
}

/// A set of elements, one bit each.
public struct ElementSet: Hashable, Sendable, Codable {
  var bits: UInt32 = 0

  public init(_ elements: some Sequence<ReferralElement> = []) {
    for element in elements { insert(element) }
  }

  public func contains(_ element: ReferralElement) -> Bool { bits & element.bit != 0 }
  public mutating func insert(_ element: ReferralElement) { bits |= element.bit }

  /// In the order of `ReferralElement.allCases`.
  public var elements: [ReferralElement] { ReferralElement.allCases.filter(contains) }

  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([ReferralElement].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(elements)
  }
}
