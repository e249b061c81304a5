import ScripCore

/// Compares the codes of an order with the words printed beside them, by the ICD-10-CM table that is passed in.
struct CodeBook {
  let table: ICD10Table

  /// What the table says of a code and its words.
  enum Answer: Hashable {
    /// The words are the code's title: neither was misread.
    case confirmed
    /// The words are the title of another code.
    case otherCode
    /// The table does not have the code.
    case absent
    /// Nothing for or against it.
    case silent
  }

  func answer(_ code: String, beside words: String?) -> Answer {
    guard let key = ICD10Code(code), let entry = table.entry(key) else { return .absent }
    guard let words else { return .silent }
    if Self.isTitle(entry.title, words) { return .confirmed }
    let others = exact(words).filter { !$0.code.isAtOrBelow(key) && !key.isAtOrBelow($0.code) }
    return others.isEmpty ? .silent : .otherCode
  }

  /// Whether the table has the code only to stand above others.
  func isHeading(_ code: String) -> Bool {
    ICD10Code(code).map { table.exists($0) && !table.isBillable($0) } ?? false
  }

  /// The code as the classification writes it, when the table has it: `M546` is `M54.6`.
  func written(_ code: String) -> String? {
    ICD10Code(code).flatMap { table.exists($0) ? $0.description : nil }
  }

  /// The code that a misread word stood for, told by the words beside it; nil when they do not settle it.
  func mended(_ word: String, beside words: String) -> String? {
    let token = word.uppercased().filter { $0.isLetter || $0.isFigure }
    guard (3...9).contains(token.count) else { return nil }
    let candidates = exact(words).isEmpty ? common.filter { Self.isLike($0.title, words) } : exact(words)
    let near = candidates.map {
      (entry: $0, apart: edits(Self.shape($0.code.description), Self.shape(token), limit: 3))
    }
    .filter { $0.apart <= 2 }.sorted { $0.apart < $1.apart }
    guard let best = near.first, near.dropFirst().allSatisfy({ $0.apart > best.apart }) else { return nil }
    return best.entry.code.description
  }

  private func exact(_ words: String) -> [ICD10Entry] {
    table.search(words, limit: 60).filter { Self.isTitle($0.title, words) }
  }

  /// Codes of the families that massage orders carry. Source: Sources/C/CTables/data/icd_regions.csv.
  private var common: [ICD10Entry] {
    Self.families.compactMap(ICD10Code.init).flatMap { table.entries(atOrBelow: $0, limit: 400) }
  }

  private static let families = [
    "G43", "G44", "G56", "G57", "M25", "M47", "M50", "M51", "M53", "M54", "M62", "M65", "M70", "M75", "M76", "M77",
    "M79", "M99", "R51", "S13", "S16", "S23", "S29", "S33", "S39", "S43", "S46",
  ]

  /// Word for word, with a letter misread here and there in long words.
  private static func isTitle(_ title: String, _ words: String) -> Bool {
    let (title, words) = (tokens(title), tokens(words))
    return title.count == words.count && zip(title, words).allSatisfy { Vocabulary<Bool>.isSame($0, $1) }
  }

  /// At least two in three words of the title, however badly read.
  private static func isLike(_ title: String, _ words: String) -> Bool {
    let (title, words) = (tokens(title), tokens(words))
    let found = title.filter { word in
      words.contains { edits(word, $0, limit: max(1, word.count / 3)) <= word.count / 3 }
    }
    return title.count >= 2 && found.count * 3 >= title.count * 2 && words.count <= title.count * 2
  }

  private static func tokens(_ text: String) -> [String] {
    text.folded.split { !$0.isLetter && !$0.isFigure && $0 != "'" }.map(String.init)
  }

  /// Letters that print and hands confuse with figures, taken for the figures.
  private static func shape(_ code: String) -> String {
    let letters = code.filter { $0 != "." }
    return String(letters.prefix(1)) + letters.dropFirst().map { Figures.shapes[$0] ?? $0 }
  }
}
