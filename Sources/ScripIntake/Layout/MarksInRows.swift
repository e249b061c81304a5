extension PageMark {
  /// The word that stands for a box of a form; `[?]` is a box of which nothing can be said.
  fileprivate var word: String? {
    switch kind {
    case .ticked: "[x]"
    case .empty: "[ ]"
    case .unclear: "[?]"
    case .ink: nil
    }
  }
}

extension [[PlacedWord]] {
  /// The lines with the page's boxes put before the words they belong to. A box beside no word means nothing.
  func placingBoxes(_ marks: [PageMark], page: Int) -> [[PlacedWord]] {
    var lines = self
    for mark in marks {
      guard let text = mark.word else { continue }
      let box = PlacedWord(text: text, box: mark.box, confidence: mark.kind == .unclear ? 50 : 95, page: page)
      let distances = lines.enumerated().compactMap { index, words in
        words.compactMap { $0.distance(behind: mark.box) }.min().map { (line: index, distance: $0) }
      }
      guard let nearest = distances.min(by: { $0.distance < $1.distance }) else { continue }
      // A text layer may have the box as a letter of its own.
      guard !lines.joined().contains(where: { Mark($0.text) != nil && $0.box.touches(mark.box) }) else { continue }
      lines[nearest.line].append(box)
      lines[nearest.line].sort { $0.box.x < $1.box.x }
    }
    return lines
  }
}

extension PlacedWord {
  /// How far the word begins behind a box on its line; nil when it is not the box's neighbour.
  fileprivate func distance(behind mark: PageBox) -> Int? {
    let gap = box.x - mark.x - mark.width
    let apart = abs((box.y * 2 + box.height) - (mark.y * 2 + mark.height))
    guard gap >= -mark.width / 2, gap <= 60, apart <= Swift.max(box.height, mark.height) * 6 / 5 else { return nil }
    return Swift.max(gap, 0) + apart
  }
}

extension PageBox {
  func touches(_ other: PageBox) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
  }

  /// Whether the other lies wholly inside.
  func covers(_ other: PageBox) -> Bool {
    x <= other.x && y <= other.y && other.x + other.width <= x + width && other.y + other.height <= y + height
  }

  var middleX: Int { x + width / 2 }
  var middleY: Int { y + height / 2 }
}
