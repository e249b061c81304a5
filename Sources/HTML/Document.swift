/// A whole HTML page: what the browser and search engines read, and the body.
public struct Document: Sendable {
  public let language: String
  public let title: String
  /// Style sheets and scripts of this server; the script is run after the page is read.
  public let styleSheets: [LocalPath]
  public let scripts: [LocalPath]
  public let icon: LocalPath?
  /// Class names of the body.
  public let bodyClass: String
  public let body: Node

  public init(
    language: String = "en", title: String, styleSheets: [LocalPath] = [], scripts: [LocalPath] = [],
    icon: LocalPath? = nil, bodyClass: String = "", @Markup body: () -> Node
  ) {
    self.language = language
    self.title = title
    self.styleSheets = styleSheets
    self.scripts = scripts
    self.icon = icon
    self.bodyClass = bodyClass
    self.body = body()
  }

  /// Appends the UTF-8 bytes of the page to `page`, from the doctype to the last end tag.
  public func write(into page: inout [UInt8]) {
    page.append("<!doctype html>")
    root.write(into: &page)
    page.append(UInt8(ascii: "\n"))
  }

  /// The bytes of the page in a new array.
  public var bytes: [UInt8] {
    var page: [UInt8] = []
    write(into: &page)
    return page
  }

  private var root: Node {
    .element(Tag("html"), [.lang(language)], .row([head, bodyElement]))
  }

  private var bodyElement: Node {
    .element(Tag("body"), bodyClass.isEmpty ? [] : [.class(bodyClass)], body)
  }

  private var head: Node {
    var nodes: [Node] = [
      .element(Tag("meta", .void), [Attribute("charset", .text("utf-8"))]),
      .element(
        Tag("meta", .void), [.name("viewport"), Attribute("content", .text("width=device-width,initial-scale=1"))]),
      .element(Tag("title"), [], .text(title)),
    ]
    nodes += styleSheets.map { .element(Tag("link", .void), [Attribute("rel", .text("stylesheet")), .href($0)]) }
    if let icon { nodes.append(.element(Tag("link", .void), [Attribute("rel", .text("icon")), .href(icon)])) }
    nodes += scripts.map { .element(Tag("script"), [.src($0), Attribute("defer", .present)]) }
    return .element(Tag("head"), [], .row(nodes))
  }
}
