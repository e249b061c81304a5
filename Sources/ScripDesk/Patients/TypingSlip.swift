/// What a person types by mistake for a name: a letter changed, lost, added, or two neighbours exchanged.
enum TypingSlip {
  /// A shorter word with a slip is as good as another name.
  static let lettersMin = 4
  /// Longer words are not compared: no name has more.
  static let lettersMax = 24

  /// Slips that a word of so many letters may hold: one, or two in a long one.
  static func most(in letters: Int) -> Int { letters < lettersMin ? 0 : letters < 8 ? 1 : 2 }

  /// How many slips lie between what was typed and the beginning of `name` that is nearest to it: who searches may stop
  /// early. Nil when there are more than `most(in:)`.
  ///
  /// Optimal string alignment: no letter is slipped on twice.
  static func count(_ typed: some Collection<Unicode.Scalar>, in name: some Collection<Unicode.Scalar>) -> Int? {
    let (typed, name) = (Array(typed), Array(name.prefix(lettersMax)))
    guard !typed.isEmpty, typed.count <= lettersMax else { return nil }
    var (before, last) = ([Int](), Array(0...name.count))
    for (row, letter) in typed.enumerated() {
      var next = [row + 1]
      for (column, other) in name.enumerated() {
        var least = min(last[column + 1], next[column]) + 1
        least = min(least, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == name[column - 1], typed[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      (before, last) = (last, next)
    }
    return last.min().flatMap { $0 <= most(in: typed.count) ? $0 : nil }
  }

  /// The words that were meant if one letter was added, two neighbours were exchanged or a doubled letter was written
  /// once: few, so that each can be looked up, wherever in the word the slip is.
  static func mended(_ word: String) -> Set<String> {
    let letters = Array(word)
    var words: Set<String> = []
    for place in letters.indices {
      var (without, doubled, exchanged) = (letters, letters, letters)
      without.remove(at: place)
      doubled.insert(letters[place], at: place)
      if place > 0 { exchanged.swapAt(place - 1, place) }
      for meant in [without, doubled, exchanged] { words.insert(String(meant)) }
    }
    words.remove(word)
    return words
  }
}
