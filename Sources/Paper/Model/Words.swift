/// A line of text, some of it bold. A line feed starts a new line.
public struct Words: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public struct Run: Hashable, Sendable {
    public let text: String
    public let isBold: Bool
  }

  public let runs: [Run]

  public init(_ text: String) { runs = [Run(text: text, isBold: false)] }
  public init(stringLiteral text: String) { self.init(text) }

  private init(runs: [Run]) { self.runs = runs }

  public static func bold(_ text: String) -> Words { Words(runs: [Run(text: text, isBold: true)]) }

  public static func + (left: Words, right: Words) -> Words { Words(runs: left.runs + right.runs) }

  /// At most the first `length` Unicode scalars of each run.
  func prefix(_ length: Int) -> Words {
    Words(
      runs: runs.map {
        Run(text: String(String.UnicodeScalarView($0.text.unicodeScalars.prefix(length))), isBold: $0.isBold)
      })
  }

  /// The text without its weights.
  public var plain: String { runs.map(\.text).joined() }
}
