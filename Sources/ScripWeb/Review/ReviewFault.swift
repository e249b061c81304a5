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
    SignOffReferral.continuedField: "Belongs to", SetAside.reasonField: "Not a referral?",
    "signature": "Signature", "injuryState": "State of accident", "adjuster": "Adjuster", "attorney": "Attorney",
    "authorizationNumber": "Authorization", "precautions": "Precautions",
  ]
}

extension ReviewFault {
  /// Beside each entry whose value is another one in the record now, when a colleague saved the order meanwhile.
  static func changes(
    _ faults: [Refusal.Fault], typed: TypedEntries?, in opened: ShowReview.Opened, order: Int
  ) -> [Refusal.Fault] {
    guard let typed, faults.contains(where: { $0.field == RecordMark.field }), let review = opened.review,
      review.reading.orders.indices.contains(order)
    else { return [] }
    let lines = review.reading.orders[order].lines.compactMap { line -> Refusal.Fault? in
      guard let entry = typed[line.path.rawValue], entry != line.shown, entry != line.text else { return nil }
      return said(line.path.rawValue, line.shown)
    }
    let (mine, theirs) = (Review.Particulars(typed: typed), review.particulars[order])
    let others: [(String, String?, String?)] = [
      ("signature", mine.signature.rawValue, theirs.signature.rawValue),
      ("injuryState", mine.injuryState, theirs.injuryState), ("adjuster", mine.adjuster, theirs.adjuster),
      ("attorney", mine.attorney, theirs.attorney),
      ("authorizationNumber", mine.authorizationNumber, theirs.authorizationNumber),
      ("precautions", mine.precautions, theirs.precautions),
    ]
    return lines + others.filter { ($0.1 ?? "") != ($0.2 ?? "") }.map { said($0.0, $0.2 ?? "") }
  }

  private static func said(_ field: String, _ standing: String) -> Refusal.Fault {
    .init(field, "Saved meanwhile: \(standing.isEmpty ? "nothing" : standing).")
  }
}
