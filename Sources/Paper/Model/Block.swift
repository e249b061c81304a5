/// One part of a paper, from top to bottom.
public indirect enum Block: Hashable, Sendable {
  /// The paper's name, once, large.
  case title(String)
  /// A heading of the first or second level; it stays with what follows it.
  case heading(String, level: Level = .section)
  case paragraph(Words)
  case smallPrint(Words)
  /// Labels with their values, in one or two columns; a value that is nil is a line to write on.
  case pairs([Pair], columns: Int = 1)
  case table(Table)
  case list([Words], numbered: Bool = false)
  /// Boxes to tick, in one or more columns.
  case checks([Check], columns: Int = 1)
  /// A label and empty lines to write on.
  case writeIn(label: String, lines: Int)
  /// Where somebody signs: lines side by side with their names beneath.
  case signature([SignatureField])
  /// A code printed for people and as a QR symbol for scanners.
  case code(PrintedCode)
  case picture(Picture)
  /// Blocks that go to the next page together rather than be torn apart, if they fit on one.
  case together([Block])
  case pageBreak

  public enum Level: Int, Hashable, Sendable { case section = 1, subsection = 2 }
}

public struct Pair: Hashable, Sendable {
  public let label: String
  public let value: Words?

  public init(_ label: String, _ value: Words?) {
    self.label = label
    self.value = value
  }
}

/// A box to tick and what ticking it means.
public struct Check: Hashable, Sendable {
  public let words: Words
  /// Never true unless the maker of the paper says so.
  public let isTicked: Bool
  /// Whether a line to write on follows the words.
  public let hasLine: Bool

  public init(_ words: Words, isTicked: Bool = false, hasLine: Bool = false) {
    self.words = words
    self.isTicked = isTicked
    self.hasLine = hasLine
  }
}

/// One line of a signature box.
public struct SignatureField: Hashable, Sendable {
  public let label: String
  /// Its part of the width, against the parts of its neighbours.
  public let share: Double
  /// What already stands on the line.
  public let value: String

  public init(_ label: String, share: Double = 1, value: String = "") {
    self.label = label
    self.share = share
    self.value = value
  }
}

/// A code by which a paper finds its way back, such as that of a form to be faxed.
public struct PrintedCode: Hashable, Sendable {
  public let text: String
  /// What to do with it, printed beside it.
  public let caption: String

  public init(_ text: String, caption: String) {
    self.text = text
    self.caption = caption
  }
}

/// A picture in PNG bytes, such as words cut out of a page.
public struct Picture: Hashable, Sendable {
  public let png: [UInt8]
  /// What it shows, for those who do not see it.
  public let alternative: String
  public let caption: String
  /// How large a pixel is printed, in pixels an inch; the picture shrinks to the width of the text.
  public let pixelsPerInch: Double

  public init(png: [UInt8], alternative: String, caption: String = "", pixelsPerInch: Double = 200) {
    self.png = png
    self.alternative = alternative
    self.caption = caption
    self.pixelsPerInch = pixelsPerInch
  }
}
