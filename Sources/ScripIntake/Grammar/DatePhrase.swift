import ScripCore

/// A date as it is printed, before it is settled which number is the day.
struct DatePhrase: Hashable {
  /// Which of two numbers a document prints first.
  enum Order: Hashable { case monthFirst, dayFirst }

  /// The two numbers of `04/07/2026` in print order; the first is the month when it was written in letters.
  var first: Int
  var second: Int
  var year: Int
  /// The month was written in letters or the year stood first: nothing to settle.
  var isFixed: Bool
  var yearHadTwoFigures: Bool
  var repaired: Bool
  /// Indexes of the words it was read from.
  var words: ClosedRange<Int>

  /// Both orders give a day of the calendar, and not the same one.
  var canExchange: Bool { !isFixed && first <= 12 && second <= 12 && first != second }

  /// True when only day first gives a day of the calendar.
  var provesDayFirst: Bool { !isFixed && first > 12 && second <= 12 }

  /// What is doubtful whatever else the document says. A two-figure year is taken as the nearest fit.
  var doubt: ReviewReason? { repaired ? .repaired : nil }

  /// The day under an order; a number that cannot be a month decides by itself.
  func day(order: Order) -> CalendarDay? {
    if !isFixed, order == .dayFirst || first > 12 {
      return CalendarDay(year: year, month: second, day: first)
        ?? CalendarDay(year: year, month: first, day: second)
    }
    return CalendarDay(year: year, month: first, day: second)
  }

  /// Every date in the words, left to right. Struck words are left out.
  static func all(in words: [String]) -> [DatePhrase] {
    var repairedWords: Set<Int> = []
    var clean = words
    for (index, word) in words.enumerated() {
      if let mended = mended(word) {
        clean[index] = mended
        repairedWords.insert(index)
      }
    }
    let lexemes = Lexeme.cut(clean)
    var dates: [DatePhrase] = []
    var index = 0
    while index < lexemes.count {
      let window = Array(lexemes[index..<min(index + 6, lexemes.count)])
      if let (parts, length) = numeric(window) ?? lettered(window) {
        var date = parts
        date.words = window[0].word...window[length - 1].word
        date.repaired = date.words.contains { repairedWords.contains($0) }
        if date.day(order: .monthFirst) != nil { dates.append(date) }
        index += length
      } else {
        index += 1
      }
    }
    return dates
  }

  /// `07/27/2026`, `7-4-26`, `2026-11-24`, `14.12.1985`.
  private static func numeric(_ window: [Lexeme]) -> (DatePhrase, Int)? {
    guard window.count >= 5, ["/", "-", "."].contains(window[1].text), window[1].text == window[3].text else {
      return nil
    }
    guard window[0].isFigures, window[2].isFigures, window[4].isFigures else { return nil }
    // A fourth group makes it something else: 7-4-26-1 is no date, nor is 1.2.3.4.
    if window.count > 5, window[5].text == window[1].text, window[5].word == window[4].word,
      window[1].text != "."
    {
      return nil
    }
    guard let one = Int(window[0].text), let two = Int(window[2].text), let three = Int(window[4].text) else {
      return nil
    }
    if window[0].text.count == 4, window[2].text.count <= 2, window[4].text.count <= 2 {
      return (make(two, three, year: one, fixed: true, short: false), 5)
    }
    guard window[0].text.count <= 2, window[2].text.count <= 2, one >= 1, two >= 1, one <= 31, two <= 31,
      one <= 12 || two <= 12
    else { return nil }
    switch window[4].text.count {
    case 4: return (make(one, two, year: three, fixed: false, short: false), 5)
    case 2: return (make(one, two, year: three, fixed: false, short: true), 5)
    default: return nil
    }
  }

  /// `July 7, 2026`, `7 July 2026`, `04-Jul-26`, `Sept. 3rd 2026`.
  private static func lettered(_ window: [Lexeme]) -> (DatePhrase, Int)? {
    let kept = window.indices.filter {
      !["-", ",", ".", "st", "nd", "rd", "th", "of"].contains(window[$0].text)
    }
    guard kept.count >= 3, kept[0] == 0 else { return nil }
    let parts = kept.prefix(3).map { window[$0] }
    let monthPlace = parts[0].isFigures ? 1 : 0
    guard let month = month(parts[monthPlace].text), let day = Int(parts[1 - monthPlace].text),
      let year = Int(parts[2].text),
      (1...31).contains(day), parts[1 - monthPlace].isFigures, parts[2].isFigures
    else { return nil }
    let short = parts[2].text.count == 2
    guard short || parts[2].text.count == 4 else { return nil }
    return (make(month, day, year: year, fixed: true, short: short), kept[2] + 1)
  }

  private static func make(_ first: Int, _ second: Int, year: Int, fixed: Bool, short: Bool) -> DatePhrase {
    // Two figures: up to 35 is this century. A birth date is moved back by the reader when that is needed.
    let full = short ? (year <= 35 ? 2000 + year : 1900 + year) : year
    return DatePhrase(
      first: first, second: second, year: full, isFixed: fixed, yearHadTwoFigures: short, repaired: false,
      words: 0...0)
  }

  /// A word of figures and separators in which letters were read for figures; nil when it is not one.
  private static func mended(_ word: String) -> String? {
    let core = word.trimming { ",;:()".contains($0) }
    let separators = core.filter { $0 == "/" }.count
    let figures = core.filter(\.isFigure).count
    guard separators == 2, figures >= 3, (6...10).contains(core.count) else { return nil }
    let repaired = Figures.repairing(core)
    return repaired.changed && repaired.text.allSatisfy { $0.isFigure || $0 == "/" } ? repaired.text : nil
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    if let exact = months.firstIndex(where: {
      $0 == word || $0.prefix(3) == word || word == "sept" && $0 == "september"
    }) {
      return exact + 1
    }
    guard word.count >= 5 else { return nil }
    return months.firstIndex { edits($0, word, limit: 1) <= 1 }.map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
}

extension Lexeme {
  var isFigures: Bool { text.first?.isFigure == true }
}
