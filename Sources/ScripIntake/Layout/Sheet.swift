/// A word with the page it stands on.
struct PlacedWord: Hashable {
  var text: String
  var box: PageBox
  var confidence: Int
  var page: Int
}

/// One visual line of a page, left to right, cut into cells where the gaps are wide.
struct Row: Hashable {
  let words: [PlacedWord]
  /// Index ranges of words that stand close together.
  let cells: [Range<Int>]

  init(_ words: [PlacedWord]) {
    self.words = words
    let letters = words.reduce(0) { $0 + $1.text.count }
    let width = words.reduce(0) { $0 + $1.box.width }
    let letterWidth = letters == 0 ? 0 : width / letters
    var cells: [Range<Int>] = []
    var start = 0
    for index in words.indices.dropFirst() {
      let gap = words[index].box.x - (words[index - 1].box.x + words[index - 1].box.width)
      if gap > letterWidth * 2 + letterWidth / 2 {
        cells.append(start..<index)
        start = index
      }
    }
    cells.append(start..<words.count)
    self.cells = cells
  }

  var page: Int { words.first?.page ?? 0 }
  var texts: [String] { words.map(\.text) }
  var top: Int { words.map(\.box.y).min() ?? 0 }
  var bottom: Int { words.map { $0.box.y + $0.box.height }.max() ?? 0 }

  func startsCell(_ index: Int) -> Bool { cells.contains { $0.lowerBound == index } }
  func cell(of index: Int) -> Range<Int> { cells.first { $0.contains(index) } ?? index..<index + 1 }
}

/// The pages of one order as rows from top to bottom.
struct Sheet {
  let rows: [Row]
  /// True when all words were typed or stood in a text layer: letters are certain.
  let isText: Bool
  /// True when all words were typed: what is not in the words is not in the document.
  let isTyped: Bool
  /// What was seen where the order is to be signed.
  let signature: SignatureSight
  /// Strokes that were not read as print, as places without a word.
  let strokes: [PlacedWord]
  let pages: [Int]

  init(_ pages: [DecodedPage]) {
    let plain = Sheet(rows: pages.flatMap(Self.rows), signature: .noPlace, pages: pages)
    let signed = plain.placingSignatures(pages)
    self.init(rows: signed.rows, signature: signed.sight, pages: pages)
  }

  private init(rows: [Row], signature: SignatureSight, pages: [DecodedPage]) {
    self.rows = rows
    self.signature = signature
    strokes = pages.flatMap { page in
      page.marks.filter { $0.kind == .ink }.map {
        PlacedWord(text: "", box: $0.box, confidence: 0, page: page.number)
      }
    }
    self.pages = pages.map(\.number)
    isText = pages.allSatisfy { $0.source != .recognized }
    isTyped = pages.allSatisfy { $0.source == .typed }
  }

  /// All words, in reading order.
  var texts: [String] { rows.flatMap(\.texts) }

  /// Lines of print of one page joined where two stand side by side at the same height.
  private static func rows(of page: DecodedPage) -> [Row] {
    var lines: [[PlacedWord]] = []
    for (_, words) in Dictionary(grouping: page.words, by: \.line).sorted(by: { $0.key < $1.key }) {
      let placed = joiningBoxes(words.sorted { $0.box.x < $1.box.x }).filter { !$0.text.trimmed.isEmpty }
        .map { PlacedWord(text: $0.text, box: $0.box.bounded, confidence: $0.confidence, page: page.number) }
        .filter { word in
          word.text.contains { $0.isLetter || $0.isNumber || $0 == "&" || $0 == "#" } || Mark(word.text) != nil
        }
      if !placed.isEmpty { lines.append(placed) }
    }
    lines.sort { middle($0) < middle($1) }
    if page.source == .recognized { lines.removeAll(where: isFaxHeader) }
    var merged: [[PlacedWord]] = []
    for line in lines.placingBoxes(page.marks, page: page.number) {
      if let last = merged.last, standBeside(last, line) {
        merged[merged.count - 1] = (last + line).sorted { $0.box.x < $1.box.x }
      } else {
        merged.append(line)
      }
    }
    return merged.map(Row.init)
  }

  /// The line a fax machine prints along the top edge: numbers, a time, a page count. It is never data.
  private static func isFaxHeader(_ line: [PlacedWord]) -> Bool {
    guard middle(line) < 2 * 32 else { return false }
    let text = line.map(\.text).joined(separator: " ").folded
    return text.contains("->") || text.contains("p.0") || text.contains("faxsrv") || text.contains("/00")
      || text.contains(":") && text.filter(\.isFigure).count >= 8
  }

  /// `[` and `]` that were read as two words are one box.
  private static func joiningBoxes(_ words: [PageWord]) -> [PageWord] {
    var result: [PageWord] = []
    for word in words {
      if word.text == "]", let last = result.last, last.text == "[" {
        result[result.count - 1].text = "[ ]"
        result[result.count - 1].box.width = max(word.box.bounded.x + word.box.bounded.width - last.box.bounded.x, 1)
      } else {
        result.append(word)
      }
    }
    return result
  }

  private static func middle(_ line: [PlacedWord]) -> Int {
    line.reduce(0) { $0 + $1.box.y * 2 + $1.box.height } / max(1, line.count)
  }

  private static func standBeside(_ upper: [PlacedWord], _ lower: [PlacedWord]) -> Bool {
    let height = min(upper.map(\.box.height).max() ?? 0, lower.map(\.box.height).max() ?? 0)
    guard middle(lower) - middle(upper) < height else { return false }
    let left = upper.map(\.box.x).min() ?? 0
    let right = upper.map { $0.box.x + $0.box.width }.max() ?? 0
    return lower.allSatisfy { $0.box.x >= right || $0.box.x + $0.box.width <= left }
  }
}

extension PageBox {
  /// The box with its figures inside what arithmetic can take; boxes come from outside.
  fileprivate var bounded: PageBox {
    func limit(_ figure: Int) -> Int { Swift.min(Swift.max(figure, 0), 1_000_000) }
    return PageBox(x: limit(x), y: limit(y), width: limit(width), height: limit(height))
  }
}
