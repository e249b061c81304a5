import ScripIntake

/// A word found on a page, in that page's own pixels or points from the top left.
struct PrintedWord {
  var text: String
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double
  var confidence: Int

  var middle: Double { (top + bottom) / 2 }
  var height: Double { bottom - top }
}

extension [PrintedWord] {
  /// The words in reading order with their lines numbered from the top, in thousandths of the page.
  ///
  /// Words whose middles are within half a word's height share a line, so that a label and what was filled in
  /// beside it stay together even when the recognizer saw two columns.
  func pageWords(width: Double, height: Double) -> [PageWord] {
    var lines: [(middle: Double, height: Double, words: [PrintedWord])] = []
    for word in sorted(by: { $0.middle < $1.middle }) {
      let near = lines.indices.suffix(4).last { line in
        abs(lines[line].middle - word.middle) < 0.5 * Swift.min(lines[line].height, Swift.max(word.height, 1))
      }
      guard let near else {
        lines.append((word.middle, Swift.max(word.height, 1), [word]))
        continue
      }
      lines[near].words.append(word)
      let count = Double(lines[near].words.count)
      lines[near].middle += (word.middle - lines[near].middle) / count
      lines[near].height += (word.height - lines[near].height) / count
    }
    return lines.enumerated().flatMap { number, line in
      line.words.sorted { $0.left < $1.left }.map { word in
        PageWord(
          text: word.text, box: word.box(width: width, height: height),
          confidence: Swift.min(100, Swift.max(0, word.confidence)), line: number + 1)
      }
    }
  }
}

extension PrintedWord {
  fileprivate func box(width: Double, height: Double) -> PageBox {
    PageBox(left: left, top: top, right: right, bottom: bottom, width: width, height: height)
  }
}

extension PageBox {
  /// A rectangle of a page of `width` by `height` in thousandths of it, at least one wide and high.
  init(left: Double, top: Double, right: Double, bottom: Double, width: Double, height: Double) {
    func thousandths(_ value: Double, of whole: Double) -> Int {
      guard value.isFinite, whole > 0 else { return 0 }
      return Int((Swift.min(Swift.max(value / whole, 0), 1) * 1000).rounded())
    }
    let (x, y) = (thousandths(left, of: width), thousandths(top, of: height))
    self.init(
      x: x, y: y, width: max(1, thousandths(right, of: width) - x), height: max(1, thousandths(bottom, of: height) - y))
  }
}
