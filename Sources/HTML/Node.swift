/// A piece of a page: text, an element with what it holds, or several pieces in a row.
///
/// A node is a value without a raw-markup case, so whatever text it is given is shown as text.
/// Elements are made by the functions named like them (`div`, `p`, `table`, …), never by hand.
public struct Node: Sendable {
  indirect enum Content: Sendable {
    case nothing
    case text(String)
    case row([Node])
    case element(Tag, [Attribute], Node)
  }

  let content: Content

  /// Holds no bytes; what an `if` without its `else` draws.
  public static let nothing = Node(content: .nothing)

  /// Words as a reader sees them, markup characters included.
  public static func text(_ words: String) -> Node { Node(content: .text(words)) }

  /// Pieces one after another without an element around them.
  public static func row(_ nodes: [Node]) -> Node { Node(content: .row(nodes)) }

  static func element(_ tag: Tag, _ attributes: [Attribute], _ content: Node = .nothing) -> Node {
    Node(content: .element(tag, attributes, content))
  }
}

/// An element's name and how its end is written.
struct Tag: Sendable {
  enum Ending: Sendable {
    /// `<p>…</p>`.
    case endTag
    /// `<br>`: the HTML standard gives it neither content nor end tag.
    case void
    /// `<pre>`, `<textarea>`: a parser drops one line feed right after the start tag.
    case dropsFirstLineFeed
  }

  let name: StaticString
  let ending: Ending

  init(_ name: StaticString, _ ending: Ending = .endTag) {
    self.name = name
    self.ending = ending
  }
}
