import ScripDesk
import ScripIntake

/// One thing to correct in a review, with the name of its entry and the way to it.
struct ReviewFault: Equatable, Sendable {
  let label: String
  /// The entry's id on the page; nil for what no entry stands for.
  let anchor: String?
  let sentence: String

  init(_ fault: Refusal.Fault) {
    sentence = fault.sentence
    if let path = FieldPath(rawValue: fault.field) {
      // Two groups have a telephone.
      let group = FieldPath.reviewGroups.first { $0.paths.contains(path) }?.name
      label = [group, path.label].compactMap(\.self).joined(separator: ", ")
      anchor = "f-\(path.rawValue)"
    } else if let name = Self.names[fault.field] {
      (label, anchor) = (name, fault.field)
    } else {
      (label, anchor) = ("This page", nil)
    }
  }

  /// The entries that the reader does not read.
  private static let names = [
    "patient": "Patient", "payment": "Who pays", "newMemberID": "Member number", "episode": "Belongs to",
    "signature": "Signature", "injuryState": "State of accident", "adjuster": "Adjuster", "attorney": "Attorney",
    "authorizationNumber": "Authorization", "precautions": "Precautions",
  ]
}
