import Paper
import ScripCore

extension PrescriberRequest {
  /// Where the answer to a question is written: a line named after what is missing.
  static func entry(for element: ReferralElement?) -> [Block] {
    switch element {
    // Answered by signing at the foot.
    case .signature, .signedDate: []
    case .medicalNecessity, .goals, nil: [.writeIn(label: "Answer", lines: 2)]
    case .visitCount: [.pairs([Pair("Visits", nil), Pair("Over (weeks)", nil)], columns: 2)]
    case .frequency: [.pairs([Pair("Times", nil), Pair("Each (week, month)", nil)], columns: 2)]
    case .duration: [.pairs([Pair("From", nil), Pair("Until", nil)], columns: 2)]
    case .diagnosisCode: [.pairs([Pair("ICD-10-CM", nil), Pair("Second code", nil)], columns: 2)]
    case .some: [.writeIn(label: "Answer", lines: 1)]
    }
  }
}
