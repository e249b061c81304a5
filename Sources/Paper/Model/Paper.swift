/// A paper made of blocks, to be printed as PDF or DOCX, or walked by a printer of another target.
public struct Paper: Hashable, Sendable {
  /// The document's title in its metadata; what is printed large is a `.title` block.
  public var title: String
  /// When the paper was made, UTC, as `2026-11-24` or `2026-11-24T09:30:00Z`. Passed in, so that the same paper always
  /// gives the same bytes.
  public var madeOn: String
  public var size: Size
  /// At the top of every page, small: who sends it at the left, what it is at the right.
  public var header: Margin
  /// At the foot of every page; the page number is added at the right.
  public var footer: String
  public var blocks: [Block]

  public init(
    title: String, madeOn: String, size: Size = .letter, header: Margin = Margin(), footer: String = "",
    blocks: [Block]
  ) {
    self.title = title
    self.madeOn = madeOn
    self.size = size
    self.header = header
    self.footer = footer
    self.blocks = blocks
  }

  public enum Size: String, Hashable, Sendable, CaseIterable {
    case letter
    case a4

    /// In points, 1/72 inch.
    public var width: Double { self == .letter ? 612 : 595.28 }
    /// In points, 1/72 inch.
    public var height: Double { self == .letter ? 792 : 841.89 }
  }

  /// The two ends of the line above the text.
  public struct Margin: Hashable, Sendable {
    public var left: String
    public var right: String

    public init(left: String = "", right: String = "") {
      self.left = left
      self.right = right
    }
  }
}
