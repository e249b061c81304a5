/// Some words of a document that a value was read from.
struct Passage: Hashable {
  var words: [PlacedWord]

  init(_ words: some Sequence<PlacedWord>) { self.words = Array(words) }

  var texts: [String] { words.map(\.text) }
  var text: String { texts.joined(separator: " ") }
  var isEmpty: Bool { words.isEmpty }

  subscript(range: ClosedRange<Int>) -> Passage { Passage(words[range]) }
  subscript(range: Range<Int>) -> Passage { Passage(words[range]) }

  /// 0...1: as sure as the least sure word.
  var confidence: Double {
    Double(min(max(words.map(\.confidence).min() ?? 0, 0), 100)) / 100
  }

  /// The page of the first word, one box a line of print, and the words.
  var source: ReadSource? {
    guard let first = words.first else { return nil }
    var boxes: [PageBox] = []
    for word in words where word.page == first.page {
      if let last = boxes.last, abs(last.y - word.box.y) <= max(last.height, word.box.height) / 2, word.box.x >= last.x
      {
        boxes[boxes.count - 1] = last.union(word.box)
      } else {
        boxes.append(word.box)
      }
    }
    return ReadSource(page: first.page, boxes: boxes, words: text)
  }
}

extension PageBox {
  func union(_ other: PageBox) -> PageBox {
    let (left, top) = (min(x, other.x), min(y, other.y))
    let right = max(x + width, other.x + other.width)
    let bottom = max(y + height, other.y + other.height)
    return PageBox(x: left, y: top, width: right - left, height: bottom - top)
  }
}
