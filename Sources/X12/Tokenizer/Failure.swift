/// Why bytes could not be read as X12 at all. Everything less than that is a `Finding`.
public enum Failure: Error, Hashable, Sendable {
  /// There is no byte but blanks.
  case empty
  /// The first bytes after blanks are not an ISA segment.
  case notAnInterchange(Place)
  /// An ISA segment ends before its sixteenth element, or its separators cannot be told apart.
  case brokenHeader(Place)
  /// No terminator within `Tokenizer.longestSegment` bytes.
  case endlessSegment(Place)

  /// Where reading stopped; nil for an empty file.
  public var place: Place? {
    switch self {
    case .empty: nil
    case .notAnInterchange(let place), .brokenHeader(let place), .endlessSegment(let place): place
    }
  }

  /// One sentence on what is wrong and what to do.
  public var message: String {
    switch self {
    case .empty: "There is nothing in it; send the file again."
    case .notAnInterchange: "It does not begin with an ISA segment; X12 always does."
    case .brokenHeader: "An ISA segment does not declare its separators; it needs sixteen elements and a terminator."
    case .endlessSegment: "A segment has no terminator within 16 MB; this is not X12, or its end is damaged."
    }
  }
}
