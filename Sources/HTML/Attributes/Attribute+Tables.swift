extension Attribute {
  public static func colSpan(_ columns: Int) -> Attribute { .whole("colspan", columns) }
  public static func rowSpan(_ rows: Int) -> Attribute { .whole("rowspan", rows) }
  /// How many columns a `col` speaks for.
  public static func span(_ columns: Int) -> Attribute { .whole("span", columns) }
  /// What a header cell heads.
  public static func scope(_ scope: Scope) -> Attribute { Attribute("scope", .text(scope.rawValue)) }
  /// The first number of an ordered list.
  public static func start(_ number: Int) -> Attribute { .whole("start", number) }

  public enum Scope: String, Sendable { case row, col, rowgroup, colgroup }
}
