/// A run of letters, a run of figures, or one other character, with the word it came from.
struct Lexeme: Hashable {
  /// Folded: lower case, no accents.
  var text: String
  /// Index of its word in the phrase.
  var word: Int

  var number: Int? { NumberWords.value(of: text) }

  /// Cuts words where letters, figures and signs meet: `2x/wk` gives `2`, `x`, `/`, `wk`.
  ///
  /// An option with an empty box before it is dropped with its box, a ticked box alone is dropped, and struck
  /// words are dropped: what remains is what was chosen.
  static func cut(_ words: [String]) -> [Lexeme] {
    var result: [Lexeme] = []
    var skipping = false
    for (index, word) in words.enumerated() {
      if let mark = Mark(word) {
        skipping = mark == .empty
        continue
      }
      if skipping || word.hasPrefix("~~") {
        skipping = false
        continue
      }
      append(word.folded, word: index, to: &result)
    }
    return result
  }

  private static func append(_ word: String, word index: Int, to result: inout [Lexeme]) {
    var run = ""
    var kind = 0
    for letter in word {
      let next = letter.isFigure ? 1 : letter.isLetter || letter == "'" ? 2 : 0
      if next == 0 || next != kind, !run.isEmpty {
        result.append(Lexeme(text: run, word: index))
        run = ""
      }
      run.append(letter)
      kind = next
    }
    if !run.isEmpty { result.append(Lexeme(text: run, word: index)) }
  }
}

/// A box on a form, as a word of print.
enum Mark: Hashable {
  case ticked, empty

  init?(_ word: String) {
    switch word {
    case "[x]", "[X]", "(x)", "(X)", "☒", "☑", "✓", "✔", "[✓]": self = .ticked
    case "[]", "[ ]", "()", "( )", "☐", "□": self = .empty
    default: return nil
    }
  }

  /// A scrap of a box: brackets without anything that makes sense in them.
  static func isSpoiled(_ word: String) -> Bool {
    guard Mark(word) == nil, (1...4).contains(word.count) else { return false }
    return word.contains { "[]{}☐☒□".contains($0) } && word.filter(\.isFigure).count < 2
  }
}
