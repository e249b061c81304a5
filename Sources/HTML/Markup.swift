/// Lists nodes in plain Swift: text, elements, `if`, `switch`, `for`, `if let`.
///
/// Every function is concrete, so a view of about ten elements type-checks in milliseconds.
@resultBuilder public enum Markup {
  public static func buildExpression(_ node: Node) -> Node { node }
  public static func buildExpression(_ words: String) -> Node { .text(words) }
  public static func buildExpression(_ nodes: [Node]) -> Node { .row(nodes) }
  public static func buildBlock() -> Node { .nothing }
  public static func buildBlock(_ node: Node) -> Node { node }
  public static func buildBlock(_ nodes: Node...) -> Node { .row(nodes) }
  public static func buildOptional(_ node: Node?) -> Node { node ?? .nothing }
  public static func buildEither(first node: Node) -> Node { node }
  public static func buildEither(second node: Node) -> Node { node }
  public static func buildArray(_ nodes: [Node]) -> Node { .row(nodes) }
}
