/// Drawings inside a page. Colour and stroke come from the style sheet by class; geometry is numbers.
public enum SVG {
  /// A drawing with its own coordinates. Give it `.role(.img)` and an `aria-label`, or hide it from readers.
  public static func svg(
    _ viewBox: ViewBox, _ attributes: Attribute..., @Markup content: () -> Node = { .nothing }
  ) -> Node {
    let box = Attribute("viewBox", .numbers([viewBox.x, viewBox.y, viewBox.width, viewBox.height]))
    return .element(Tag("svg"), [box] + attributes, content())
  }

  public static func g(_ attributes: Attribute..., @Markup content: () -> Node = { .nothing }) -> Node {
    .element(Tag("g"), attributes, content())
  }

  /// What a reader hears, and sees when hovering; first inside its shape.
  public static func title(_ words: String) -> Node { .element(Tag("title"), [], .text(words)) }

  public static func rect(
    x: Double, y: Double, width: Double, height: Double, _ attributes: Attribute...,
    @Markup content: () -> Node = { .nothing }
  ) -> Node {
    let box: [Attribute] = [
      .geometry("x", x), .geometry("y", y), .geometry("width", width), .geometry("height", height),
    ]
    return .element(Tag("rect"), box + attributes, content())
  }

  public static func line(
    fromX: Double, fromY: Double, toX: Double, toY: Double, _ attributes: Attribute...
  ) -> Node {
    let ends: [Attribute] = [
      .geometry("x1", fromX), .geometry("y1", fromY), .geometry("x2", toX), .geometry("y2", toY),
    ]
    return .element(Tag("line"), ends + attributes)
  }

  public static func text(_ words: String, x: Double, y: Double, _ attributes: Attribute...) -> Node {
    .element(Tag("text"), [.geometry("x", x), .geometry("y", y)] + attributes, .text(words))
  }

  /// Draws again what another element of this server drew, such as `"#mark"`.
  public static func use(_ path: LocalPath, _ attributes: Attribute...) -> Node {
    .element(Tag("use"), [.href(path)] + attributes)
  }

  /// An image of this server within the drawing.
  public static func image(
    _ path: LocalPath, x: Double, y: Double, width: Double, height: Double, _ attributes: Attribute...
  ) -> Node {
    let box: [Attribute] = [
      .geometry("x", x), .geometry("y", y), .geometry("width", width), .geometry("height", height),
    ]
    return .element(Tag("image"), [.href(path)] + box + attributes)
  }

  /// Lines from corner to corner as a pattern; the style sheet fills shapes with it by `url(#id)`.
  public static func hatch(id: String, spacing: Double, _ attributes: Attribute...) -> Node {
    let turned: [Attribute] = [
      .id(id), .geometry("width", spacing), .geometry("height", spacing),
      Attribute("patternUnits", .text("userSpaceOnUse")), Attribute("patternTransform", .text("rotate(45)")),
    ]
    let line = SVG.line(fromX: 0, fromY: 0, toX: 0, toY: spacing, .several(attributes))
    return .element(Tag("defs"), [], .element(Tag("pattern"), turned, line))
  }

  /// The part of the drawing's plane that is shown.
  public struct ViewBox: Hashable, Sendable {
    public let x, y, width, height: Double

    public init(x: Double = 0, y: Double = 0, width: Double, height: Double) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
  }
}

extension Attribute {
  /// Stretches a drawing or an image over its whole box, whatever its own shape.
  public static let stretched = Attribute("preserveAspectRatio", .text("none"))

  static func geometry(_ name: StaticString, _ number: Double) -> Attribute { Attribute(name, .number(number)) }
}
