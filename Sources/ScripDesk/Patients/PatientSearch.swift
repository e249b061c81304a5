import ScripCore
import ScripIntake

/// What somebody typed to find a chart, and each thing it can be: `noor abern`, `11/23/1970`, `0142`.
struct PatientSearch: Hashable, Sendable {
  /// Nothing was typed: the charts in their order.
  let isEmpty: Bool
  /// Folded, each the beginning of a word of the name; a sign such as `%` is no part of a name.
  let words: [String]
  let birthDate: CalendarDay?
  /// Four to ten digits.
  let phoneEnd: String?

  init(_ text: String) {
    isEmpty = text.allSatisfy(\.isWhitespace)
    let hasLetter = text.contains(where: \.isLetter)
    let digits = text.filter { ("0"..."9").contains($0) }
    let isDate = digits.utf8.count >= 5
    birthDate = isDate ? CalendarDay.reading(text)?.value : nil
    // `+1` and a leading 1 stand before the ten.
    let national = digits.utf8.count == 11 && digits.first == "1" ? String(digits.dropFirst()) : digits
    phoneEnd = !hasLetter && birthDate == nil && (4...10).contains(national.utf8.count) ? national : nil
    words = hasLetter && birthDate == nil ? folded(text).split(separator: " ").prefix(8).map(String.init) : []
  }
}
