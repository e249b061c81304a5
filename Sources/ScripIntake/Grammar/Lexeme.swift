/// A run of letters, a run of figures, or one other character, with the word it came from.
struct Lexeme: Hashable {
  /// Folded: lower case, no accents.
  var text: String
  /// Index of its word in the phrase.
  var word: Int
  /// A letter was misread, and the word of a schedule that it must be was taken.
  var isMended = false

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

  /// Words of schedules long enough to be known with a letter misread.
  private static let scheduleWords = [
    "twice", "times", "weeks", "weekly", "month", "months", "monthly", "visits", "session", "sessions", "minutes",
    "minute", "treatments", "every", "three", "seven", "eight", "needed",
  ]
  /// Words of running text that are a letter away from those.
  private static let otherWords: Set<String> = [
    "mouth", "mouths", "tires", "ties", "tines", "there", "seeks", "sever", "never", "fever", "ever", "visit", "month",
    "session", "treatment", "needs", "tithes", "meeks", "night", "sight", "right", "fight", "light", "weight", "lever",
    "very", "time", "week", "reeks", "geeks", "minutes", "permission", "weekly", "limes", "tomes",
  ]

  /// The schedule word that a misread word must be; nil when it is right, short, or a word of its own.
  private static func mended(_ word: String) -> String? {
    guard word.count >= 4, !scheduleWords.contains(word), !otherWords.contains(word) else { return nil }
    return scheduleWords.first { $0.count >= 5 && edits($0, word, limit: 1) == 1 }
  }

  private static func append(_ word: String, word index: Int, to result: inout [Lexeme]) {
    if let mended = mended(word.trimming { !$0.isLetter }) {
      result.append(Lexeme(text: mended, word: index, isMended: true))
      return
    }
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
