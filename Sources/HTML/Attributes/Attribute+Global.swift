extension Attribute {
  /// Class names, separated by spaces.
  public static func `class`(_ names: String) -> Attribute { Attribute("class", .text(names)) }
  public static func id(_ name: String) -> Attribute { Attribute("id", .text(name)) }
  /// A BCP 47 language tag.
  public static func lang(_ tag: String) -> Attribute { Attribute("lang", .text(tag)) }
  public static func dir(_ direction: Direction) -> Attribute { Attribute("dir", .text(direction.rawValue)) }
  public static func title(_ words: String) -> Attribute { Attribute("title", .text(words)) }
  public static func hidden(_ isHidden: Bool = true) -> Attribute { .flag("hidden", isHidden) }
  public static func tabIndex(_ index: Int) -> Attribute { .whole("tabindex", index) }
  /// The key a browser's own shortcut uses; pages of staff name theirs by `data-key`.
  public static func accessKey(_ key: Character) -> Attribute { Attribute("accesskey", .text(String(key))) }
  /// `open` of details and dialog.
  public static func open(_ isOpen: Bool = true) -> Attribute { .flag("open", isOpen) }
  /// An instant, day or clock time as HTML reads it, such as `2026-11-24`.
  public static func dateTime(_ text: String) -> Attribute { Attribute("datetime", .text(text)) }

  /// `data-name`, read by our own script. `name`: lower-case letters, digits, hyphens.
  public static func data(_ name: StaticString, _ value: String) -> Attribute {
    precondition(isPlain(name), "A data attribute's name is lower-case letters, digits and hyphens")
    return Attribute(name, .text(value), prefix: "data-")
  }

  /// Which way text runs; `auto` lets the first strong character decide, right for people's names.
  public enum Direction: String, Sendable { case ltr, rtl, auto }
}
