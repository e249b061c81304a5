/// How check boxes are written as words, whatever drew them: `[x]` when marked and `[ ]` when empty.
enum CheckMark {
  static let marked = "[x]"
  static let empty = "[ ]"

  /// The text with every check box symbol spelled out, and blanks of any kind as one space each.
  ///
  /// The space inside an empty box is a no-break space until the words are split.
  static func spelled(_ text: some StringProtocol) -> String {
    var spelled = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "☒", "☑", "🗹", "🗷", "\u{F0FE}", "\u{F0FD}", "\u{F052}", "\u{F053}": spelled += " [x] "
      case "☐", "□", "❏", "❑", "▢", "\u{F0A8}", "\u{F06F}", "\u{F0A3}", "\u{F071}": spelled += " [\u{A0}] "
      case "\u{A0}", "\t", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{3000}": spelled += " "
      default: spelled.unicodeScalars.append(scalar)
      }
    }
    return spelled
  }
}

extension CheckMark {
  /// A word whose box was spelled, with its space an ordinary one.
  static func closed(_ word: Substring) -> String { String(word.map { $0 == "\u{A0}" ? " " : $0 }) }

  /// The same for one word of print, whose box symbols stand alone or touch the word.
  static func joined(_ word: String) -> String {
    spelled(word).split(separator: " ").map(closed).joined(separator: " ")
  }
}
