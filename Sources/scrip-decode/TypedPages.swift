import ScripIntake

/// Lays typed text out on pages of 60 lines and 100 columns, so that typed words have boxes like printed ones.
struct TypedPages {
  static let linesPerPage = 60
  static let columns = 100
  static let pagesMax = 200
  private static let linesMax = linesPerPage * pagesMax

  /// Text at a place of a line, in columns.
  struct Piece {
    var text: Substring
    var column: Int
    var confidence = 100
  }

  private var lines: [[Piece]] = []

  mutating func add(_ line: [Piece]) { lines.append(line) }

  mutating func add(_ line: Substring) {
    // A long paragraph goes over several lines of print, broken between words.
    var rest = line
    while let end = rest.index(rest.startIndex, offsetBy: Self.columns, limitedBy: rest.endIndex), end < rest.endIndex,
      lines.count <= Self.linesMax
    {
      let cut = rest[..<end].lastIndex(of: " ").map { rest.index(after: $0) } ?? end
      lines.append([Piece(text: rest[..<cut], column: 0)])
      rest = rest[cut...]
    }
    lines.append([Piece(text: rest, column: 0)])
  }

  /// The pages, at least one.
  func pages() throws(Unreadable) -> [DecodedPage] {
    let count = max(1, (lines.count + Self.linesPerPage - 1) / Self.linesPerPage)
    guard count <= Self.pagesMax else { throw .tooManyPages }
    return (0..<count).map { page in
      let shown = lines.dropFirst(page * Self.linesPerPage).prefix(Self.linesPerPage)
      let words = shown.enumerated().flatMap { Self.words(of: $0.element, line: $0.offset) }
      return DecodedPage(number: page + 1, source: .typed, words: words)
    }
  }

  private static func words(of line: [Piece], line number: Int) -> [PageWord] {
    line.flatMap { piece in
      var column = piece.column
      return CheckMark.spelled(piece.text).split(separator: " ", omittingEmptySubsequences: false).compactMap {
        word -> PageWord? in
        defer { column += word.count + 1 }
        guard !word.isEmpty else { return nil }
        let x = min(995, column * 1000 / columns)
        let box = PageBox(
          x: x, y: number * 1000 / linesPerPage, width: min(1000 - x, word.count * 1000 / columns),
          height: 1000 / linesPerPage - 2)
        return PageWord(
          text: CheckMark.closed(word), box: box, confidence: piece.confidence, line: number + 1)
      }
    }
  }
}
