import ScripCore

/// One word as it stands on a page, with its place and how sure the reader was of it.
public struct PageWord: Hashable, Sendable, Codable {
  public var text: String
  public var box: PageBox
  /// 0 (a guess) ... 100 (certain). Text layers and typed text are 100.
  public var confidence: Int
  /// Words on the same line of print share this number; lines are numbered from the top of the page.
  public var line: Int

  public init(text: String, box: PageBox, confidence: Int, line: Int) {
    self.text = text
    self.box = box
    self.confidence = confidence
    self.line = line
  }
}

/// Where a word stands on its page: the core's own rectangle, so that evidence needs no second one.
public typealias PageBox = PageArea

/// Something on a page that is no word: a box of a form, or ink.
public struct PageMark: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A small square with something in it.
    case ticked
    /// A small square with nothing in it.
    case empty
    /// A small square of which it cannot be said.
    case unclear
    /// Strokes that were not read as print: handwriting, a signature, a stamp.
    case ink
  }

  public var kind: Kind
  public var box: PageBox

  public init(_ kind: Kind, box: PageBox) {
    self.kind = kind
    self.box = box
  }
}

/// One page after decoding: its words, and where they came from.
public struct DecodedPage: Hashable, Sendable, Codable {
  /// How the words were got: a text layer of the file, recognition of the image, or typed text.
  public enum Source: String, Sendable, Codable { case textLayer, recognized, typed }

  /// 1-based place in the file.
  public var number: Int
  public var source: Source
  public var words: [PageWord]
  /// What stands on the page and is no word; empty for typed text.
  public var marks: [PageMark]
  /// The texts of QR symbols on the page.
  public var codes: [String]
  /// Quarter turns clockwise that were applied to make the page upright (0...3).
  public var quarterTurns: Int
  /// The page as shown to people, upright: PNG bytes; empty for typed text.
  public var image: [UInt8]
  public var imageWidth: Int
  public var imageHeight: Int

  public init(
    number: Int, source: Source, words: [PageWord], marks: [PageMark] = [], codes: [String] = [],
    quarterTurns: Int = 0, image: [UInt8] = [], imageWidth: Int = 0, imageHeight: Int = 0
  ) {
    self.number = number
    self.source = source
    self.words = words
    self.marks = marks
    self.codes = codes
    self.quarterTurns = quarterTurns
    self.image = image
    self.imageWidth = imageWidth
    self.imageHeight = imageHeight
  }
}

extension DecodedPage {
  /// What is written on the page, a line of print a line. Columns stand apart as they do on the page.
  public var text: String {
    var (text, last) = ("", words.first)
    for word in words {
      if let last, word.line != last.line {
        text += String(repeating: "\n", count: min(2, max(1, word.line - last.line)))
      } else if let last, !text.isEmpty {
        // Typed words lie on a grid of 100 columns.
        text += String(repeating: " ", count: max(1, (word.box.x - last.box.x - last.box.width) / 10))
      }
      text += word.text
      last = word
    }
    return text
  }
}

/// A whole document after decoding, or the plain reason why it could not be decoded.
public enum DecodedDocument: Hashable, Sendable {
  case pages([DecodedPage])
  case unreadable(reason: String)
}
