extension Attribute {
  public static func href(_ path: LocalPath) -> Attribute { Attribute("href", .text(path.text)) }
  /// A link that leaves the server; the other side learns nothing of where the reader came from.
  public static func href(outside address: OutsideAddress) -> Attribute {
    .several([Attribute("href", .text(address.text)), Attribute("rel", .text("noopener noreferrer"))])
  }
  public static func src(_ path: LocalPath) -> Attribute { Attribute("src", .text(path.text)) }
  public static func alt(_ words: String) -> Attribute { Attribute("alt", .text(words)) }
  /// Size in CSS pixels, so that the page does not jump when the image arrives.
  public static func size(width: Int, height: Int) -> Attribute {
    .several([.whole("width", width), .whole("height", height)])
  }
  /// Put off loading until the image is near the window.
  public static func lazy() -> Attribute { Attribute("loading", .text("lazy")) }
  /// Saves instead of shows; `name` is what the file is called.
  public static func download(_ name: String) -> Attribute { Attribute("download", .text(name)) }
  /// Opens in another tab, without a way back into this one.
  public static func newTab() -> Attribute {
    .several([Attribute("target", .text("_blank")), Attribute("rel", .text("noopener"))])
  }
}
