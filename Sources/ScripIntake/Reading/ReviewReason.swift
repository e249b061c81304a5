/// Why a field must be confirmed by a person. Each says what to look at.
public enum ReviewReason: String, Hashable, Sendable, Codable, CaseIterable {
  /// The field is needed and was not found.
  case notFound
  /// The words are hard to read.
  case hardToRead
  /// Two places in the document disagree.
  case conflicting
  /// Day and month can be exchanged and nothing in the document settles which is which.
  case dayOrMonth
  /// Two figures of the year: the century was chosen.
  case century
  /// No label says what the value is; its place suggests it.
  case unlabelled
  /// Letters were taken for figures or for other letters, and mended.
  case repaired
  /// A check digit does not match.
  case checkDigit
  /// The code is a heading of the classification and cannot be billed.
  case headingCode
  /// Something beside the value was crossed out.
  case crossedOut
  /// The wording has two common meanings, as "bi-weekly" has.
  case twoMeanings
  /// No signature can be seen in the words alone.
  case signatureUnseen
  /// The order says that it is not signed.
  case unsigned
  /// The value is possible and unlikely, such as a birth date in the future of the order.
  case unlikely
  /// The sort of document is not certain.
  case uncertainKind

  /// One sentence for the clerk that names what to do.
  public var advice: String {
    switch self {
    case .notFound: "Not found: look for it on the page, or ask the prescriber."
    case .hardToRead: "Hard to read: compare it with the page."
    case .conflicting: "Two places disagree: choose the one the prescriber meant, or ask."
    case .dayOrMonth: "Day and month may be exchanged: ask if the page does not tell."
    case .century: "The year has two figures: confirm the century."
    case .unlabelled: "No label names it: confirm that it is this field."
    case .repaired: "A letter was misread and mended: compare it with the page."
    case .checkDigit: "The check digit is wrong: look the number up."
    case .headingCode: "This code is a heading and cannot be billed: ask for the full code."
    case .crossedOut: "Something was crossed out: confirm what remains."
    case .twoMeanings: "The wording has two meanings: ask which one is ordered."
    case .signatureUnseen: "Look at the page: is it signed?"
    case .unsigned: "Not signed: send it back to be signed."
    case .unlikely: "Possible but unlikely: compare it with the page."
    case .uncertainKind: "Look at the page: is this a referral?"
    }
  }
}
